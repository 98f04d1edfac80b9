import type { AnyReader } from '@guildhall/kernel'
import { type RawBuilder, sql } from 'kysely'

type Now = Pick<AnyReader, 'now'>
const counting = ({ now }: Now) => sql`g.member_id = m.id and (g.expires_at is null or g.expires_at > ${now}::timestamptz)`

/**
 * The permission patterns the member `m` of the statement around it holds at this moment: a `text[]`, with `@own` or
 * `@organisation:<id>` behind those that count for some things only. Conditions are still in it: `settled` takes them out.
 */
export const rightsHeld = (reader: Now): RawBuilder<string[]> => sql`coalesce((
  select array_agg(distinct held.permission || case g.scope when 'tenant' then '' else '@' || g.scope end)
  from access_grants g
  left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
  cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
  where ${counting(reader)}
), '{}')`

/** When the first of them ends by itself; null: none does. */
export const nextEnd = (reader: Now): RawBuilder<string | null> =>
  sql`(select min(g.expires_at) from access_grants g where ${counting(reader)})`
