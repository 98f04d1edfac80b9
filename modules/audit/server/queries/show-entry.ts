import { kernelRefusals } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { showEntry as contract, type EntryDetails } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadLog, visibleEntries } from '../policy.ts'
import { entryColumns, toEntry } from '../views.ts'

/** One entry with what was changed. */
export const showEntry = query(contract, {
  allow: canReadLog,
  async run(reader, { entryId }) {
    const row = await visibleEntries(reader)
      .select([...entryColumns, 'before', 'after'])
      .where('id', '=', entryId)
      .executeTakeFirst()
    if (!row) return kernelRefusals.not_found
    const people = await cards(reader, row.actorId ? [row.actorId] : [])
    return { ...toEntry(row, people), before: row.before as EntryDetails['before'], after: row.after as EntryDetails['after'] }
  },
})
