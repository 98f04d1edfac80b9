import { kernelRefusals, Refused } from '@guildhall/kernel'
import { retryMail as contract, type MailState } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { askDelivery } from '../mails/send-mail.ts'
import { mailColumns } from '../mails/views.ts'
import { canReadMails, visibleMails } from '../policy.ts'

/** Sends a mail again that did not leave. */
export const retryMail = command(contract, {
  allow: canReadMails,
  async run(tx, { mailId }) {
    const waiting = await visibleMails(tx).select('state').where('id', '=', mailId).forUpdate().executeTakeFirst()
    if (!waiting) throw new Refused(kernelRefusals.not_found)
    if (!isWaiting(waiting.state, tx.site.mailUrl !== null)) return refusals.mail_under_way
    const again = await tx.db
      .updateTable('notify_mails')
      .set({ state: 'queued', send_at: null, attempts: 0, error: null, sent_at: null })
      .set(({ eb }) => ({ plan: eb('plan', '+', 1) }))
      .where('id', '=', mailId)
      .returning([...mailColumns, 'plan', 'send_at'])
      .executeTakeFirstOrThrow()
    askDelivery(tx, again)
    tx.audit({ subject: { type: 'mail', id: mailId } })
    const { plan: _, send_at: __, ...mail } = again
    return mail
  },
})

const isWaiting = (state: MailState, hasServer: boolean) => state === 'failed' || (state === 'kept' && hasServer)
