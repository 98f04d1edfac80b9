import type { Actor, AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'

type Row = { accountId: string; displayName: string; locale: string | null; permissions: string[] }

/** A member with the rights held at this moment, for whoever acts for them without a session, such as an API key. */
export async function actorOfMember(reader: AnyReader, memberId: string): Promise<Actor | null> {
  const { rows } = await sql<Row>`
    select m.account_id as "accountId", m.display_name as "displayName", m.locale,
      coalesce((
        select array_agg(distinct held.permission)
        from access_grants g
        left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
        cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
        where g.member_id = m.id and (g.expires_at is null or g.expires_at > ${reader.now}::timestamptz)
      ), '{}') as permissions
    from people_members m where m.id = ${memberId} and m.status = 'active'`.execute(reader.db as never)
  const row = rows[0]
  if (!row) return null
  const { accountId, displayName, permissions } = row
  const locale = row.locale ?? reader.tenant.locale
  return { kind: 'member', tenantId: reader.tenant.id, permissions, locale, memberId, accountId, displayName, sessionId: null }
}
