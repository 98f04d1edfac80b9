import { allowed } from '@guildhall/kernel'
import { countUnread as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { unreadOf } from '../unread.ts'

/** What waits for a member. */
export const countUnread = query(contract, { allow: () => allowed, run: (reader) => unreadOf(reader) })
