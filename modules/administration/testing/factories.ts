import type { World } from '@guildhall/kernel/testing'
import { sql } from 'kysely'

/** So many members of this community at once, named after their number; each holds the role `member`. */
export const manyMembers = ({ transact, tenant }: World, count: number): Promise<void> =>
  transact(async ({ db }) => {
    await sql`
      with accounts as (
        insert into identity_accounts (id, email)
        select gen_random_uuid(), 'many-' || gen_random_uuid() || '@example.org' from generate_series(1, ${count}::int) returning id),
      members as (
        insert into people_members (tenant_id, id, account_id, display_name, hue)
        select ${tenant.id}::uuid, gen_random_uuid(), id, 'Many ' || row_number() over (), 7 from accounts returning id)
      insert into access_grants (tenant_id, id, member_id, role_key, source)
      select ${tenant.id}::uuid, gen_random_uuid(), id, 'member', 'role' from members`.execute(db as never)
  })
