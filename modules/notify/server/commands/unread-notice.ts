import { unreadNotice as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { changed, findEntry, noticesIn } from '../notices/groups.ts'
import { canReadNotices } from '../policy.ts'

/** Marks an entry as unread, to come back to it. */
export const unreadNotice = command(contract, {
  load: findEntry,
  allow: canReadNotices,
  async run(tx, input, entry) {
    if (entry.unread) return entry
    await noticesIn(tx, input.id).set({ state: 'unread', read_at: null }).where('state', '=', 'read').execute()
    changed(tx, input.id)
    return findEntry(tx, input)
  },
})
