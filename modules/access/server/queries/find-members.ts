import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadRoles, visibleMembers } from '../policy.ts'

/** Whom one can ask about. */
export const findMembers = query(contract.findMembers, {
  allow: (actor) => canReadRoles(actor),
  run: async (reader, { q }) => ({
    items: await visibleMembers(reader)
      .where('m.status', '<>', 'left')
      .where('m.display_name', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
      .select(['m.id as memberId', 'm.display_name as displayName'])
      .orderBy('m.display_name')
      .limit(20)
      .execute(),
  }),
})
