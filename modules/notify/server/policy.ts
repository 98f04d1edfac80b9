import { type Actor, allowed, requires, type Verdict } from '@guildhall/kernel'
import { type SqlBool, sql } from 'kysely'
import type { Reader, Writer } from './db.ts'

export const canReadMails = (actor: Actor): Verdict => requires(actor, 'notify.mail.read')

/** Whether and when what waits leaves, and what an address may be written to again. */
export const canManageMails = (actor: Actor): Verdict => requires(actor, 'notify.mail.manage')

/** Whoever holds the key of the mail provider: the signature decides, not who asks. */
export const canTellOfMails = (_actor: Actor): Verdict => allowed

/** Addresses that get no mail from the community any more. */
export const visibleSuppressions = ({ db }: Reader | Writer) => db.selectFrom('notify_addresses').where('reason', 'is not', null)

export const visibleMails = ({ db }: Reader | Writer) => db.selectFrom('notify_mails')

/** What was written to everybody. */
export const visibleAnnouncements = ({ db }: Reader | Writer) => db.selectFrom('notify_announcements')

export const canWriteTemplates = (actor: Actor): Verdict => requires(actor, 'notify.template.manage')

/** What the community has written itself for its mails, every version of it. */
export const visibleTemplates = ({ db }: Reader | Writer) => db.selectFrom('notify_templates')

/** A member's own notices, as far as their centre shows them. What they are about may have gone from sight: see `seen`. */
export const visibleNotices = ({ db, actor }: Reader | Writer) =>
  db
    .selectFrom('notify_notices')
    .where('notify_notices.state', '<>', 'deleted')
    .where('notify_notices.in_app', '=', true)
    .where(actor.memberId === null ? sql<SqlBool>`false` : sql<SqlBool>`notify_notices.member_id = ${actor.memberId}::uuid`)

/** Everybody decides for themselves what becomes of what they were told. */
export const canReadNotices = (_actor: Actor): Verdict => allowed

/** What holds for everybody, and why somebody was not told. */
export const canManageNotices = (actor: Actor): Verdict => requires(actor, 'notify.notice.manage')

/** What became of the community's notices, for those who look after it. */
export const visibleDeliveries = ({ db }: Reader | Writer) => db.selectFrom('notify_deliveries')
