import type { AnyWriter } from '@guildhall/kernel'
import { sql } from 'kysely'

type Use = { memberId: string; permission: string; day: string }

/** Writes down who made use of which right, in one statement: a row for each pair keeps the last day. */
export async function noteUses(tx: AnyWriter, uses: readonly Use[]): Promise<void> {
  await sql`
    insert into access_uses (tenant_id, member_id, permission, last_day)
    select ${tx.tenant.id}, used.member_id, used.permission, max(used.day)
    from unnest(
      ${uses.map(({ memberId }) => memberId)}::uuid[], ${uses.map(({ permission }) => permission)}::text[],
      ${uses.map(({ day }) => day)}::date[]
    ) as used(member_id, permission, day)
    join people_members m on m.id = used.member_id
    group by 2, 3
    on conflict (tenant_id, member_id, permission)
      do update set last_day = excluded.last_day where access_uses.last_day < excluded.last_day`.execute(tx.db)
}
