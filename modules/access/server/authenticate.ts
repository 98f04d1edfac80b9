import { createHash } from 'node:crypto'
import type { Actor, AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'

type Row = {
  sessionId: string
  accountId: string
  memberId: string | null
  displayName: string | null
  locale: string | null
  status: string | null
  permissions: string[]
}

/** What is stored of a session token: SHA-256, so that a stolen table signs nobody in. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Who a session token belongs to in this community, with the rights held at this moment. Every signed-in request pays
 * for it, so it is one statement, and the only one that reads tables of three foundation modules at once.
 */
export async function authenticate(reader: AnyReader, token: string): Promise<Actor | null> {
  const { rows } = await sql<Row>`
    select s.id as "sessionId", s.account_id as "accountId", m.id as "memberId", m.display_name as "displayName", m.locale, m.status,
      coalesce((
        select array_agg(distinct held.permission)
        from access_grants g
        left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
        cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
        where g.member_id = m.id and (g.expires_at is null or g.expires_at > ${reader.now}::timestamptz)
      ), '{}') as permissions
    from identity_sessions s
    left join people_members m on m.account_id = s.account_id and m.status = 'active'
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${reader.now}::timestamptz and s.ended_at is null`.execute(
    reader.db as never,
  )
  const row = rows[0]
  if (!row?.memberId) return null
  return {
    kind: 'member',
    tenantId: reader.tenant.id,
    permissions: row.permissions,
    locale: row.locale ?? reader.tenant.locale,
    memberId: row.memberId,
    accountId: row.accountId,
    displayName: row.displayName as string,
    sessionId: row.sessionId,
  }
}
