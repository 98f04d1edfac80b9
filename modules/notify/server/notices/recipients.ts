import type { NoticeType } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { Defaults } from '../../contract/preferences.ts'
import type { Reader, Writer } from '../db.ts'
import type { Wishes } from '../rules/evaluate.ts'

type Unit = Reader | Writer
export type Recipient = { memberId: string; status: 'active' | 'suspended' | 'rejected'; locale: string; wishes: Wishes }
type Row = Omit<Wishes, 'zone'> & { memberId: string; status: Recipient['status']; locale: string | null; zone: string | null }
export type Thing = { noun: string; id: string }
type Asked = {
  memberIds: readonly string[]
  type: Pick<NoticeType, 'toSuspended'>
  by: string | null
  within: Thing | null
}

/**
 * Those of the members who may be told of something somebody did: not that member, nobody who has blocked or muted them
 * or is blocked by them, nobody who is suspended or has left. With what they wish; one statement.
 */
export async function recipientsOf(unit: Unit, { memberIds, type, by, within }: Asked): Promise<Recipient[]> {
  const { rows } = await sql<Row>`
    select m.id as "memberId", m.status, m.locale, m.time_zone as zone,
      coalesce(p.channels, '{}') as channels, coalesce(p.categories, '{}') as categories, coalesce(p.quiet, '[]') as quiet,
      p.quiet_until as "quietUntil", coalesce(p.digest_hour, 8) as "digestHour", coalesce(p.digest_weekday, 1) as "digestWeekday",
      exists (select from notify_mutes u where u.member_id = m.id and u.noun = ${within?.noun ?? ''}
        and u.thing_id = ${within?.id ?? null}::uuid) as muted
    from people_members m left join notify_preferences p on p.member_id = m.id
    where m.id = any(${memberIds}::uuid[]) and m.id is distinct from ${by}::uuid
      and m.status = any(${type.toSuspended ? ['active', 'suspended', 'rejected'] : ['active']}::text[])
      and not exists (select from people_blocks b where (b.member_id = m.id and b.other_id = ${by}::uuid)
        or (b.member_id = ${by}::uuid and b.other_id = m.id))
      and not exists (select from people_mutes u where u.member_id = m.id and u.other_id = ${by}::uuid)
    order by m.id`.execute(unit.db as never)
  return rows.map(({ memberId, status, locale, zone, ...wishes }) => ({
    memberId,
    status,
    locale: locale ?? unit.tenant.locale,
    wishes: { ...wishes, zone: zone ?? 'UTC' },
  }))
}

/** Whom the reader has blocked or muted, and who has blocked them: nothing they did is told, also not later. */
export async function silenced(unit: Unit): Promise<ReadonlySet<string>> {
  const { memberId } = unit.actor
  if (memberId === null) return new Set()
  const { rows } = await sql<{ id: string }>`
    select other_id as id from people_blocks where member_id = ${memberId}
    union select member_id from people_blocks where other_id = ${memberId}
    union select other_id from people_mutes where member_id = ${memberId}`.execute(unit.db as never)
  return new Set(rows.map(({ id }) => id))
}

/** The zone of the acting member's own clock. */
export async function zoneOf(unit: Unit): Promise<string> {
  const row = await (unit as Reader).db
    .selectFrom('people_members')
    .select('time_zone')
    .where('id', '=', unit.actor.memberId)
    .executeTakeFirst()
  return row?.time_zone ?? 'UTC'
}

/** What the community has decided for everybody. */
export async function defaultsOf(unit: Unit): Promise<Defaults> {
  const row = await (unit as Reader).db.selectFrom('notify_defaults').select(['types', 'quiet']).executeTakeFirst()
  return (row ?? { types: {}, quiet: [] }) as unknown as Defaults
}
