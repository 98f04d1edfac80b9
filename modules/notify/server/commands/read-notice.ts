import { readNotice as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { changed, findEntry, noticesIn } from '../notices/groups.ts'
import { canReadNotices } from '../policy.ts'

/** Marks everything behind an entry as read; again changes nothing. */
export const readNotice = command(contract, {
  load: findEntry,
  allow: canReadNotices,
  async run(tx, input, entry) {
    if (!entry.unread) return entry
    await noticesIn(tx, input.id).set({ state: 'read', read_at: tx.now }).where('state', '=', 'unread').execute()
    changed(tx, input.id)
    return findEntry(tx, input)
  },
})
