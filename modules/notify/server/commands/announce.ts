import { newId } from '@guildhall/kernel'
import { announce as announceContract, previewAnnouncement as preview, setWelcome as welcome } from '../../contract/index.ts'
import { command } from '../db.ts'
import { sendAnnouncement } from '../mails/announcements/send-announcement.ts'
import { announcementColumns, announcementMail, countAddressees } from '../mails/announcements/store.ts'
import { pageOf, withLink } from '../mails/page.ts'
import { lookOf } from '../mails/stored.ts'
import { canManageMails } from '../policy.ts'

/** Tells every member, or those with a role, something they have to know. */
export const announce = command(announceContract, {
  allow: canManageMails,
  async run(tx, { kind, title, text, role }) {
    const announcement = await tx.db
      .insertInto('notify_announcements')
      .values({
        ...{ tenant_id: tx.tenant.id, id: newId(), kind, title, body: text, role: role ?? null },
        ...{ author_id: tx.actor.memberId, created_at: tx.now },
      })
      .returning(announcementColumns)
      .executeTakeFirstOrThrow()
    tx.ask(sendAnnouncement, { announcementId: announcement.id })
    tx.audit({ subject: { type: 'announcement', id: announcement.id }, after: { kind, title, role: role ?? null } })
    return announcement
  },
})

/** Shows an announcement as it would arrive, and how many it would reach. */
export const previewAnnouncement = command(preview, {
  allow: canManageMails,
  async run(tx, { role, ...written }) {
    const locale = tx.actor.locale
    const page = await pageOf(announcementMail(tx, written, locale), lookOf(tx, locale))
    if ('faults' in page) throw new Error(`The program’s own template cannot be used: ${page.faults[0]?.message}`)
    return { recipients: await countAddressees(tx, role), subject: page.subject, ...withLink(page, null) }
  },
})

/** Decides what newcomers are welcomed with. */
export const setWelcome = command(welcome, {
  allow: canManageMails,
  async run(tx, { text }) {
    if (text === '') await tx.db.deleteFrom('notify_welcome').execute()
    else
      await tx.db
        .insertInto('notify_welcome')
        .values({ tenant_id: tx.tenant.id, body: text, updated_at: tx.now })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ body: text, updated_at: tx.now }))
        .execute()
    return { text }
  },
})
