import { allowed } from '@guildhall/kernel'
import { listScheduled as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { scheduledViews } from '../scheduled.ts'

/** The member's messages that wait for their time, soonest first. */
export const listScheduled = query(contract, {
  allow: () => allowed,
  run: async (reader, { conversation }) => ({ items: await scheduledViews(reader, { conversation }) }),
})
