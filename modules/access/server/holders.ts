import type { AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'

/** Active members who hold exactly this pattern, such as `*`, by a role or directly. */
export async function holdersOf(reader: AnyReader, pattern: string): Promise<string[]> {
  const { rows } = await sql<{ memberId: string }>`
    select distinct g.member_id as "memberId"
    from access_grants g
    left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
    join people_members m on m.id = g.member_id and m.status = 'active'
    where ${pattern} = any(coalesce(r.effective, array[g.permission]))
      and g.scope = 'tenant' and (g.expires_at is null or g.expires_at > ${reader.now}::timestamptz)`.execute(reader.db as never)
  return rows.map(({ memberId }) => memberId)
}
