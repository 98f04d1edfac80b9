import type { Actor, AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'
import { nextEnd, rightsHeld } from './rights-held.ts'
import { settled } from './rules/conditions.ts'
import { lackOf } from './session-rules.ts'

type Row = {
  memberId: string
  accountId: string
  displayName: string
  locale: string | null
  isVerified: boolean
  permissions: string[]
  rightsEnd: string | null
}

/** A member with the rights held at this moment, for whoever acts for them without a session, such as an API key. */
export const actorOfMember = async (reader: AnyReader, memberId: string): Promise<Actor | null> =>
  (await actorsOfMembers(reader, [memberId])).get(memberId) ?? null

/** The same of many in one statement; those who are suspended or have left are not among them. */
export async function actorsOfMembers(reader: AnyReader, memberIds: readonly string[]): Promise<ReadonlyMap<string, Actor>> {
  const { rows } = await sql<Row>`
    select m.id as "memberId", m.account_id as "accountId", m.display_name as "displayName", m.locale,
      a.email_verified_at is not null as "isVerified", ${rightsHeld(reader)} as permissions, ${nextEnd(reader)} as "rightsEnd"
    from people_members m join identity_accounts a on a.id = m.account_id
    where m.id = any(${memberIds}::uuid[]) and m.status = 'active'`.execute(reader.db as never)
  return new Map(rows.map((row) => [row.memberId, actorFrom(row, reader)]))
}

function actorFrom(row: Row, { tenant }: AnyReader): Actor {
  const { memberId, accountId, displayName, rightsEnd } = row
  const who = { tenantId: tenant.id, memberId, accountId, displayName, locale: row.locale ?? tenant.locale }
  const ends = rightsEnd ? { rightsUntil: rightsEnd } : {}
  return { kind: 'member', ...who, permissions: settled(row.permissions), sessionId: null, lacks: lackOf(tenant, row), ...ends }
}
