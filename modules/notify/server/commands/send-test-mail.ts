import { sendTestMail as contract } from '../../contract/index.ts'
import { sendMail } from '../api.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { kindNamed, sampleOf } from '../mails/kinds.ts'
import { addressOf } from '../notices/mail-notices.ts'
import { canWriteTemplates } from '../policy.ts'

/** Lets whoever writes a template see it in their own mailbox. */
export const sendTestMail = command(contract, {
  load: async (reader, { kind }) => kindNamed(reader, kind),
  allow: canWriteTemplates,
  async run(tx, { locale }, kind) {
    const to = await addressOf(tx, tx.actor.memberId)
    if (!to) return refusals.no_address
    const mail = sampleOf(kind, tx, locale)
    const { mailId } = await sendMail(tx, { to: { ...to, locale: locale || tx.tenant.locale }, mail })
    return { mailId, toEmail: to.email }
  },
})
