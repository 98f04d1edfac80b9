import { createHash } from 'node:crypto'
import { type Actor, type AnyReader, holds, later } from '@guildhall/kernel'
import { type RawBuilder, sql } from 'kysely'

import { nextEnd, rightsHeld } from './rights-held.ts'
import { settled } from './rules/conditions.ts'
import { lackOf, sessionRulesOf } from './session-rules.ts'

type Row = {
  sessionId: string
  accountId: string
  memberId: string | null
  displayName: string | null
  locale: string | null
  status: string | null
  permissions: string[]
  seenAt: string
  isVerified: boolean
  rightsEnd: string | null
  isOperator: boolean
  /** What is lent to this session, the longest first. */
  lent: Lent[] | null
}
type Lent = { id: string; kind: 'rights' | 'developer'; reason: string; until: string }

/** What is stored of a session token: SHA-256, so that a stolen table signs nobody in. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Who a session token belongs to in this community, with the rights held at this moment. Every signed-in request pays
 * for it, so it is one statement, and the only one that reads tables of three foundation modules at once.
 */
export const authenticate = (reader: AnyReader, token: string): Promise<Actor | null> =>
  actorOf(reader, sql`s.token_hash = ${tokenHash(token)}`)

/** The same for whoever shows by other means, such as a signed access token, which session they act in. */
export const actorOfSession = (reader: AnyReader, shown: { sessionId: string; accountId: string }): Promise<Actor | null> =>
  actorOf(reader, sql`s.id = ${shown.sessionId} and s.account_id = ${shown.accountId}`)

async function actorOf(reader: AnyReader, isTheirs: RawBuilder<unknown>): Promise<Actor | null> {
  const { idleMinutes } = sessionRulesOf(reader.tenant)
  const unusedSince = idleMinutes === null ? '-infinity' : later(reader.now, { minutes: -idleMinutes })
  const { rows } = await sql<Row>`
    select s.id as "sessionId", s.account_id as "accountId", m.id as "memberId", m.display_name as "displayName", m.locale, m.status,
      s.last_seen_at as "seenAt", a.email_verified_at is not null as "isVerified",
      ${rightsHeld(reader)} as permissions, ${nextEnd(reader)} as "rightsEnd",
      exists (select from access_operators o where o.account_id = s.account_id) as "isOperator",
      (select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'reason', e.reason, 'until', e.ends_at) order by e.ends_at desc)
        from access_elevations e
        where e.tenant_id = ${reader.tenant.id} and e.session_id = s.id and e.member_id = m.id
          and e.ended_at is null and e.ends_at > ${reader.now}::timestamptz) as lent
    from identity_sessions s
    join identity_accounts a on a.id = s.account_id
    left join people_members m on m.account_id = s.account_id and m.status in ('active', 'waiting', 'rejected')
    where ${isTheirs} and s.expires_at > ${reader.now}::timestamptz and s.ended_at is null
      and s.tenant_id = ${reader.tenant.id} and s.last_seen_at > ${unusedSince}::timestamptz`.execute(reader.db as never)
  const row = rows[0]
  if (!row?.memberId) return null
  if (row.status !== 'active') return waiting(reader, { ...row, memberId: row.memberId })
  const own = settled(row.permissions)
  const elevation = row.isOperator ? lentIn(row, 'rights') : null
  const developing = row.isOperator || holds({ permissions: own }, DEVELOP) ? lentIn(row, 'developer') : null
  const ends = [row.rightsEnd, elevation?.until, developing?.until].filter((end) => typeof end === 'string').sort()
  return {
    kind: 'member',
    tenantId: reader.tenant.id,
    permissions: elevation ? [...own, '*'] : own,
    locale: row.locale ?? reader.tenant.locale,
    memberId: row.memberId,
    accountId: row.accountId,
    displayName: row.displayName as string,
    sessionId: row.sessionId,
    seenAt: row.seenAt,
    lacks: lackOf(reader.tenant, row),
    ...(ends[0] ? { rightsUntil: ends[0] } : {}),
    ...(elevation ? { elevation } : {}),
    ...(developing ? { developing: { id: developing.id, until: developing.until } } : {}),
  }
}

/** Signed in to see how it stands and to look after their own profile; what was given to them counts from when they are let in. */
const waiting = ({ tenant }: AnyReader, { memberId, ...row }: Row & { memberId: string }): Actor => ({
  kind: 'member',
  tenantId: tenant.id,
  permissions: [],
  locale: row.locale ?? tenant.locale,
  memberId,
  accountId: row.accountId,
  displayName: row.displayName as string,
  sessionId: row.sessionId,
  seenAt: row.seenAt,
  waiting: true,
})

/** Lets somebody be shown how the answers they get come about. */
const DEVELOP = 'access.developer.use'

// Out of JSON, an instant has PostgreSQL's own spelling.
function lentIn({ lent }: Row, kind: Lent['kind']) {
  const found = lent?.find((each) => each.kind === kind)
  if (!found) return null
  const { id, reason, until } = found
  return { id, reason, until: Temporal.Instant.from(until).toString({ smallestUnit: 'millisecond' }) }
}
