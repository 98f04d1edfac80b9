import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { notify } from './db.ts'

/** Hands a queued mail to the transport. */
export const deliverMail = job({
  name: 'notify.deliver-mail',
  input: z.strictObject({ mailId: z.uuid() }),
  async run(context, { mailId }) {
    await context.transact((tx) =>
      notify
        .writer(tx)
        .db.updateTable('notify_mails')
        .set({ state: 'kept', sent_at: tx.now })
        .where('id', '=', mailId)
        .where('state', '=', 'queued')
        .execute(),
    )
  },
})
