import { actorOfMember } from '@guildhall/access/api'
import type { Channel, NoticeType } from '@guildhall/kernel'
import type { Writer } from '../db.ts'
import { type Facts, heldNow, refusedBy } from '../rules/evaluate.ts'
import { askFor } from './due.ts'
import { defaultsOf, type Recipient, recipientsOf } from './recipients.ts'
import { seen, type Told } from './seeing.ts'

/** A delivery that waits, with the notice it delivers. */
export type Waiting = Omit<Told, 'id'> & {
  id: string
  noticeId: string
  channel: Channel
  target: string
  batch: string | null
  state: 'unread' | 'read' | 'deleted'
  within_noun: string | null
  within_id: string | null
  group_id: string
}
export type Ready = { rows: Waiting[]; recipient: Recipient }
type Skipped = 'read' | 'not_visible' | 'not_active' | 'muted' | 'switched_off' | 'category_off' | 'no_device'

/**
 * Of what waits, what may go out now. Everything is decided anew, since wishes, rights and the things themselves change:
 * what may not go out any more is settled with its reason, what is held goes on waiting.
 */
export async function sift(tx: Writer, memberId: string, waiting: readonly Waiting[]): Promise<Ready | null> {
  const [recipient] = await recipientsOf(tx, { memberIds: [memberId], type: { toSuspended: true }, by: null, within: null })
  if (!recipient) return settle(tx, waiting, { state: 'skipped', reason: 'not_active' }).then(() => null)
  const defaults = await defaultsOf(tx)
  const muted = await mutesOf(tx, memberId)
  const visible = await visibleTo(tx, memberId, waiting)
  const rows: Waiting[] = []
  for (const row of waiting) {
    const type = tx.site.notices.get(row.type)
    const wishes = { ...recipient.wishes, muted: muted.has(`${row.within_noun} ${row.within_id}`) }
    const facts = { wishes, defaults, now: tx.now }
    const skipped = type ? skippedBy(type, row, { ...facts, recipient, isVisible: visible.has(row.noticeId) }) : 'not_visible'
    if (skipped) await settle(tx, [row], { state: 'skipped', reason: skipped })
    else if (!(await holds(tx, type as NoticeType, { row, facts, memberId }))) rows.push(row)
  }
  return { rows, recipient }
}

type Known = Facts & { recipient: Recipient; isVisible: boolean }

function skippedBy(type: NoticeType, row: Waiting, known: Known): Skipped | null {
  if (known.recipient.status !== 'active' && !type.toSuspended) return 'not_active'
  if (!known.isVisible) return 'not_visible'
  if (row.state === 'deleted' || (row.state === 'read' && row.channel !== 'in-app')) return type.always ? null : 'read'
  return refusedBy(type, row.channel, known)
}

async function holds(tx: Writer, type: NoticeType, { row, facts, memberId }: { row: Waiting; facts: Facts; memberId: string }) {
  const held = heldNow(type, facts)
  if (!held) return false
  await askFor(tx, [{ member_id: memberId, channel: row.channel, due_at: held.dueAt }])
  await tx.db
    .updateTable('notify_deliveries')
    .set({ due_at: held.dueAt, reason: held.reason, batch: null })
    .where('id', '=', row.id)
    .execute()
  if (row.channel === 'in-app')
    await tx.db.updateTable('notify_notices').set({ shown_from: held.dueAt }).where('id', '=', row.noticeId).execute()
  return true
}

async function visibleTo(tx: Writer, memberId: string, waiting: readonly Waiting[]): Promise<ReadonlySet<string>> {
  const actor = await actorOfMember(tx, memberId)
  const told = waiting.map((row) => ({ ...row, id: row.noticeId }))
  // Who is suspended sees nothing but what concerns nothing in particular.
  const aboutNothing = told.filter(({ subject_noun }) => subject_noun === null)
  return new Set((await (actor ? seen({ ...tx, actor }, told) : seen(tx, aboutNothing))).keys())
}

async function mutesOf(tx: Writer, memberId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.db.selectFrom('notify_mutes').select(['noun', 'thing_id']).where('member_id', '=', memberId).execute()
  return new Set(rows.map(({ noun, thing_id }) => `${noun} ${thing_id}`))
}

type Settled = { state: 'sent' | 'skipped' | 'failed'; reason: string | null }

/** Notes what became of deliveries; only what still waits is settled. */
export async function settle(tx: Writer, rows: readonly Pick<Waiting, 'id'>[], settled: Settled): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await tx.db
    .updateTable('notify_deliveries')
    .set({ ...settled, settled_at: tx.now })
    .where((where) => where('id', '=', where.fn.any(where.val(ids))))
    .where('state', '=', 'waiting')
    .execute()
}
