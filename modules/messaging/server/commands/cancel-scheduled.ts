import { allowed } from '@guildhall/kernel'
import { cancelScheduled as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { findScheduled } from '../scheduled.ts'

/** Does not send it after all. */
export const cancelScheduled = command(contract, {
  load: (reader, input) => findScheduled(reader, input.scheduled),
  allow: () => allowed,
  async run(tx, { scheduled }) {
    await tx.db.deleteFrom('messaging_scheduled').where('id', '=', scheduled).execute()
    return { cancelled: scheduled }
  },
})
