import { job, later } from '@guildhall/kernel'
import { z } from 'zod'
import { notify } from '../db.ts'

const KEPT_DAYS = 90

/** Mails are about people: they go after 90 days. */
export const forgetMails = job({
  name: 'notify.forget-mails',
  input: z.strictObject({}),
  schedule: { cron: '47 3 * * *', zone: 'UTC', input: {} },
  async run({ transact }) {
    await transact(async (writer) => {
      const tx = notify.writer(writer)
      await tx.db
        .deleteFrom('notify_mails')
        .where('created_at', '<', later(tx.now, { hours: -24 * KEPT_DAYS }))
        .execute()
    })
  },
})
