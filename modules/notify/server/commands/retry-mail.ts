import { kernelRefusals, Refused } from '@guildhall/kernel'
import { retryMail as contract, type MailState } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { deliverMail } from '../mails/deliver-mail.ts'
import { mailColumns } from '../mails/views.ts'
import { canReadMails, visibleMails } from '../policy.ts'

/** Sends a mail again that did not leave. */
export const retryMail = command(contract, {
  allow: canReadMails,
  async run(tx, { mailId }) {
    const mail = await visibleMails(tx).select('state').where('id', '=', mailId).forUpdate().executeTakeFirst()
    if (!mail) throw new Refused(kernelRefusals.not_found)
    if (!isWaiting(mail.state, tx.site.smtpUrl !== null)) return refusals.mail_under_way
    const again = await tx.db
      .updateTable('notify_mails')
      .set({ state: 'queued', attempts: 0, error: null, sent_at: null })
      .where('id', '=', mailId)
      .returning(mailColumns)
      .executeTakeFirstOrThrow()
    tx.ask(deliverMail, { mailId })
    tx.audit({ subject: { type: 'mail', id: mailId } })
    return again
  },
})

const isWaiting = (state: MailState, hasServer: boolean) => state === 'failed' || (state === 'kept' && hasServer)
