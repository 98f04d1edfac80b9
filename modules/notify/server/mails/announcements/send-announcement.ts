import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { notify, type Writer } from '../../db.ts'
import { sendMail } from '../send-mail.ts'
import { announcementMail, nextAddressees } from './store.ts'

const AT_ONCE = 100

/** Writes an announcement's mails, a hundred in a transaction that notes how far it came: nobody is written to twice. */
export const sendAnnouncement = job({
  name: 'notify.send-announcement',
  input: z.strictObject({ announcementId: z.uuid() }),
  async run({ transact, signal }, { announcementId }) {
    while (await transact((tx) => writeSome(notify.writer(tx), announcementId))) signal.throwIfAborted()
  },
})

/** Answers whether there may be more. */
async function writeSome(tx: Writer, id: string): Promise<boolean> {
  const announcement = await tx.db
    .selectFrom('notify_announcements')
    .select(['kind', 'title', 'body as text', 'role', 'reached'])
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!announcement) return false
  const { role, reached: behind, ...written } = announcement
  const people = await nextAddressees(tx, { role, behind, most: AT_ONCE })
  for (const { email, name, locale } of people) {
    const mail = announcementMail(tx, written, locale ?? tx.tenant.locale)
    await sendMail(tx, { to: { email, name, locale }, mail })
  }
  const isOver = people.length < AT_ONCE
  await tx.db
    .updateTable('notify_announcements')
    .set(({ eb }) => ({ written: eb('written', '+', people.length) }))
    .set({ reached: people.at(-1)?.memberId ?? behind, finished_at: isOver ? tx.now : null })
    .where('id', '=', id)
    .execute()
  return !isOver
}
