import type { AnyReader } from '@guildhall/kernel'
import { type RawBuilder, sql } from 'kysely'

/** The permission patterns the member `m` of the statement around it holds at this moment: a `text[]`. */
export const rightsHeld = ({ now }: Pick<AnyReader, 'now'>): RawBuilder<string[]> => sql`coalesce((
  select array_agg(distinct held.permission)
  from access_grants g
  left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
  cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
  where g.member_id = m.id and (g.expires_at is null or g.expires_at > ${now}::timestamptz)
), '{}')`
