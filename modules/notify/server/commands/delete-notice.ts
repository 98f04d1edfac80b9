import { deleteNotice as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { changed, findEntry, noticesIn } from '../notices/groups.ts'
import { canReadNotices } from '../policy.ts'

/** Takes an entry off one's list for good. */
export const deleteNotice = command(contract, {
  load: findEntry,
  allow: canReadNotices,
  async run(tx, { id }) {
    await noticesIn(tx, id).set({ state: 'deleted' }).execute()
    changed(tx, id)
    return { id }
  },
})
