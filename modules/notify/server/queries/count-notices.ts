import { countNotices as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { countsOf } from '../notices/inbox.ts'
import { canReadNotices } from '../policy.ts'

/** How much is unread, and how much waits to be shown. */
export const countNotices = query(contract, { allow: canReadNotices, run: (reader) => countsOf(reader) })
