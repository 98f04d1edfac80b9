import { allowed } from '@guildhall/kernel'
import { sql } from 'kysely'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'

/** Answers “why may I?”: each right with the role or badge it comes from. */
export const listMyRights = query(contract.listMyRights, {
  allow: () => allowed,
  async run(reader) {
    const items = await reader.db
      .selectFrom('access_grants as g')
      .leftJoin('access_roles as r', (join) => join.onRef('r.tenant_id', '=', 'g.tenant_id').onRef('r.key', '=', 'g.role_key'))
      .innerJoinLateral(
        sql<{ permission: string }>`unnest(coalesce(r.effective, array[g.permission]))`.as<'held'>(sql`held(permission)`),
        (join) => join.onTrue(),
      )
      .select((select) => [
        sql<string>`held.permission || case g.scope when 'tenant' then '' else '@' || g.scope end`.as('permission'),
        sql<string>`coalesce('role:' || g.role_key, g.source)`.as('source'),
        select.fn.coalesce('r.name', 'g.source').as('sourceName'),
        'g.expires_at as expiresAt',
      ])
      .where('g.member_id', '=', reader.actor.memberId)
      .where((where) => where.or([where('g.expires_at', 'is', null), where('g.expires_at', '>', reader.now)]))
      .orderBy('permission')
      .execute()
    return { memberId: reader.actor.memberId, items }
  },
})
