import { allowed, kernelRefusals } from '@guildhall/kernel'
import { showPresence as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { withKnownPresence } from '../policy.ts'

/** Who of these members is here, as far as each lets it be known; of none of them, there is nothing to find. */
export const showPresence = query(contract, {
  allow: () => allowed,
  async run(reader, { members }) {
    const rows = await withKnownPresence(reader)
      .where('people_members.id', 'in', members)
      .select(['people_members.id', 'people_members.last_seen_at'])
      .execute()
    if (rows.length === 0) return kernelRefusals.not_found
    const ids = rows.map(({ id }) => id)
    const states = await reader.site.presence(reader.tenant.id, ids)
    const items = rows.map((row, at) => ({ memberId: row.id, state: states[at] ?? 'offline', lastSeenAt: row.last_seen_at }))
    return { items }
  },
})
