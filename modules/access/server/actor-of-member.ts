import type { Actor, AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'
import { rightsHeld } from './rights-held.ts'
import { lackOf } from './session-rules.ts'

type Row = { accountId: string; displayName: string; locale: string | null; isVerified: boolean; permissions: string[] }

/** A member with the rights held at this moment, for whoever acts for them without a session, such as an API key. */
export async function actorOfMember(reader: AnyReader, memberId: string): Promise<Actor | null> {
  const { rows } = await sql<Row>`
    select m.account_id as "accountId", m.display_name as "displayName", m.locale,
      a.email_verified_at is not null as "isVerified", ${rightsHeld(reader)} as permissions
    from people_members m join identity_accounts a on a.id = m.account_id
    where m.id = ${memberId} and m.status = 'active'`.execute(reader.db as never)
  const row = rows[0]
  if (!row) return null
  const { accountId, displayName, permissions } = row
  const { tenant } = reader
  const locale = row.locale ?? tenant.locale
  const who = { tenantId: tenant.id, memberId, accountId, displayName, locale, permissions }
  return { kind: 'member', ...who, sessionId: null, lacks: lackOf(tenant, row) }
}
