import { kernelRefusals, Refused } from '@guildhall/kernel'
import { cancelMail as cancel, type Mail, scheduleMail as schedule } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { askDelivery, leavingAt } from '../mails/send-mail.ts'
import { mailColumns } from '../mails/views.ts'
import { canManageMails, visibleMails } from '../policy.ts'

/** Keeps a mail that has not left from leaving. One that is being handed over at this moment still goes. */
export const cancelMail = command(cancel, {
  allow: canManageMails,
  async run(tx, { mailId }) {
    if (!(await isWaiting(tx, mailId))) return refusals.mail_gone
    return (await planned(tx, mailId, { state: 'cancelled', send_at: null })).mail
  },
})

/** Lets a mail leave at another time, also one that was cancelled. */
export const scheduleMail = command(schedule, {
  allow: canManageMails,
  async run(tx, { mailId, sendAt }) {
    if (!(await isWaiting(tx, mailId, 'cancelled'))) return refusals.mail_gone
    const { mail, plan, send_at } = await planned(tx, mailId, leavingAt(tx, sendAt))
    askDelivery(tx, { ...mail, plan, send_at })
    return mail
  },
})

async function isWaiting(tx: Writer, mailId: string, also?: 'cancelled'): Promise<boolean> {
  const mail = await visibleMails(tx).select('state').where('id', '=', mailId).forUpdate().executeTakeFirst()
  if (!mail) throw new Refused(kernelRefusals.not_found)
  return mail.state === 'scheduled' || mail.state === 'queued' || mail.state === also
}

type Plan = { state: Mail['state']; send_at: string | null }

async function planned(tx: Writer, mailId: string, change: Plan) {
  const { plan, send_at, ...mail } = await tx.db
    .updateTable('notify_mails')
    .set(change)
    .set(({ eb }) => ({ plan: eb('plan', '+', 1) }))
    .where('id', '=', mailId)
    .returning([...mailColumns, 'plan', 'send_at'])
    .executeTakeFirstOrThrow()
  tx.audit({ subject: { type: 'mail', id: mailId }, after: { state: change.state, sendAt: change.send_at } })
  return { mail, plan, send_at }
}
