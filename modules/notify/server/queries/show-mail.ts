import { kernelRefusals } from '@guildhall/kernel'
import { showMail as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { withLink } from '../mails/page.ts'
import { storedColumns, storedPage } from '../mails/stored.ts'
import { mailColumns } from '../mails/views.ts'
import { canReadMails, visibleMails } from '../policy.ts'

/** One mail as its reader sees it, but for the address behind its button. */
export const showMail = query(contract, {
  allow: canReadMails,
  async run(reader, { mailId }) {
    const row = await visibleMails(reader)
      .select([...mailColumns, ...storedColumns])
      .where('id', '=', mailId)
      .executeTakeFirst()
    if (!row) return kernelRefusals.not_found
    const { subject, ...page } = await storedPage(reader, row)
    const { content: _, locale: __, ...mail } = row
    return { ...mail, subject, ...withLink(page, null), events: await eventsOf(reader, mailId) }
  },
})

const eventsOf = ({ db }: Reader, mailId: string) =>
  db.selectFrom('notify_mail_events').select(['kind', 'detail', 'at']).where('mail_id', '=', mailId).orderBy('id').execute()
