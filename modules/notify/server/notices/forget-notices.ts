import { job, later } from '@guildhall/kernel'
import { z } from 'zod'
import { notify } from '../db.ts'

const KEPT_DAYS = 90

/** Notices are about people: they go after 90 days, with what became of them on every channel. */
export const forgetNotices = job({
  name: 'notify.forget-notices',
  input: z.strictObject({}),
  schedule: { cron: '52 3 * * *', zone: 'UTC', input: {} },
  async run({ transact }) {
    await transact(async (writer) => {
      const tx = notify.writer(writer)
      await tx.db
        .deleteFrom('notify_notices')
        .where('raised_at', '<', later(tx.now, { hours: -24 * KEPT_DAYS }))
        .where('shown_from', '<', tx.now)
        .execute()
    })
  },
})
