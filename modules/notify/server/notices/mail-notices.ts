import { actorOfMember } from '@guildhall/access/api'
import type { MailContent, Tenant } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { NoticeGroup } from '../../contract/notice.ts'
import { sendMail } from '../api.ts'
import type { Writer } from '../db.ts'
import { entriesAbout } from './inbox.ts'
import { mailWords } from './mail-words.ts'
import type { Recipient } from './recipients.ts'
import { type Ready, settle } from './sifting.ts'
import { unsubscribeToken } from './unsubscribing.ts'
import { fill, languageOf } from './words.ts'

const MOST_LISTED = 20

/** One mail about all of it, in the transaction that notes it as sent: it goes out exactly once. */
export async function mailNotices(tx: Writer, { rows, recipient }: Ready): Promise<void> {
  const to = await addressOf(tx, recipient.memberId)
  if (!to) return settle(tx, rows, { state: 'skipped', reason: 'no_address' })
  const actor = (await actorOfMember(tx, recipient.memberId)) ?? tx.actor
  const ids = rows.map(({ noticeId }) => noticeId)
  const entries = await entriesAbout({ ...tx, actor }, ids, recipient.locale)
  const newest = entries.toSorted((one, other) => (one.at < other.at ? 1 : -1))
  await sendMail(tx, { to: { ...to, locale: recipient.locale }, mail: contentOf(tx, recipient, newest) })
  await settle(tx, rows, { state: 'sent', reason: null })
}

/** Where a member is written to; null when their account is gone. */
export async function addressOf(tx: Writer, memberId: string): Promise<{ email: string; name: string } | null> {
  const { rows } = await sql<{ email: string; name: string }>`
    select a.email, m.display_name as name from people_members m join identity_accounts a on a.id = m.account_id
    where m.id = ${memberId} and a.deleted_at is null`.execute(tx.db)
  return rows[0] ?? null
}

function contentOf(tx: Writer, recipient: Recipient, entries: readonly NoticeGroup[]): MailContent {
  const { tenant, site } = tx
  const home = site.addressOf(tenant)
  const words = wordsIn(recipient.locale)
  const [first] = entries as [NoticeGroup]
  const footnote = words('footnote', { address: `${home}/settings/notifications` })
  const category = first.category
  const unsubscribe = {
    url: `${home}/unsubscribe?token=${unsubscribeToken(tx, { memberId: recipient.memberId, category })}`,
  }
  const common = {
    footnote,
    ...(entries.every((entry) => entry.category === 'security') ? { security: true as const } : { unsubscribe }),
  }
  if (entries.length === 1) {
    const action = { label: words('open', {}), url: new URL(first.link, home).href }
    const paragraphs = first.text ? [first.text] : []
    return { key: `notify.${first.type}`, subject: first.title, heading: first.title, paragraphs, action, ...common }
  }
  const subject = words('subject', { count: entries.length, community: (tenant as Tenant).name })
  return {
    key: 'notify.digest',
    subject,
    heading: subject,
    paragraphs: listOf(entries, words),
    action: { label: words('all', {}), url: `${home}/notifications` },
    ...common,
  }
}

type Say = (key: keyof typeof mailWords.en, values: Readonly<Record<string, string | number>>) => string

const wordsIn =
  (locale: string): Say =>
  (key, values) =>
    fill(mailWords[languageOf(locale)][key], languageOf(locale), values)

function listOf(entries: readonly NoticeGroup[], words: Say): string[] {
  const rest = entries.length - MOST_LISTED
  const listed = entries.slice(0, MOST_LISTED).map(({ title, text }) => `• ${[title, text].filter(Boolean).join('\n')}`)
  return rest > 0 ? [...listed, words('more', { count: rest })] : listed
}
