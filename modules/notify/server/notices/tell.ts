import { actorsOfMembers } from '@guildhall/access/api'
import { type NoticeType, newId, stableId } from '@guildhall/kernel'
import type { Insertable } from 'kysely'
import { inboxChanged } from '../../contract/notice.ts'
import type { Writer } from '../db.ts'
import { evaluate, type Plan } from '../rules/evaluate.ts'
import type { NotifyDeliveries, NotifyNotices } from '../tables.gen.ts'
import { askFor } from './due.ts'
import { defaultsOf, type Recipient, recipientsOf, type Thing } from './recipients.ts'
import { seen } from './seeing.ts'

export type Telling = {
  memberIds: readonly string[]
  by: string | null
  subject: Thing | null
  within: Thing | null
  position: number | null
  data: Readonly<Record<string, unknown>>
  /** With the member it names the notice: telling again changes nothing. */
  key?: string
}
type Planned = { notice: Insertable<NotifyNotices>; plans: readonly Plan[] }

/** Writes the notices of those members who may know, and what is planned for each on every channel. */
export async function tell(tx: Writer, type: NoticeType, telling: Telling): Promise<void> {
  const recipients = await recipientsOf(tx, { ...telling, type })
  const knowing = await whoMaySee(tx, recipients, { type, ...telling })
  if (knowing.length === 0) return
  const defaults = await defaultsOf(tx)
  const groups = await openGroups(tx, type, { memberIds: knowing.map(({ memberId }) => memberId), within: telling.within })
  const planned = knowing.map((recipient): Planned => {
    const plans = evaluate(type, { wishes: recipient.wishes, defaults, now: tx.now })
    return { plans, notice: noticeFor(tx, type, { ...telling, ...recipient, plans, group: groups.get(recipient.memberId) }) }
  })
  const written = await insertNotices(tx, planned)
  await insertDeliveries(tx, written)
  for (const { notice, plans } of written) {
    const isShown = plans.some(({ channel, state, dueAt }) => channel === 'in-app' && state === 'waiting' && dueAt <= tx.now)
    if (isShown) tx.emit(inboxChanged, { memberId: notice.member_id, groupIds: [notice.group_id], fresh: true })
  }
}

async function whoMaySee(tx: Writer, recipients: readonly Recipient[], { type, subject, by }: Telling & { type: NoticeType }) {
  if (!subject) return recipients
  const actors = await actorsOfMembers(
    tx,
    recipients.map(({ memberId }) => memberId),
  )
  const told = { id: '', type: type.name, actor_id: by, subject_noun: subject.noun, subject_id: subject.id }
  const knowing: Recipient[] = []
  for (const recipient of recipients) {
    const actor = actors.get(recipient.memberId)
    if (actor && (await seen({ ...tx, actor }, [told])).size > 0) knowing.push(recipient)
  }
  return knowing
}

/** The unread entry each member has of this kind about this thing: what comes now is told together with it. */
async function openGroups(
  tx: Writer,
  type: NoticeType,
  { memberIds, within }: { memberIds: readonly string[]; within: Thing | null },
) {
  if (!within) return new Map<string, string>()
  const rows = await tx.db
    .selectFrom('notify_notices')
    .distinctOn('member_id')
    .select(['member_id', 'group_id'])
    .where((where) => where('member_id', '=', where.fn.any(where.val(memberIds))))
    .where('within_id', '=', within.id)
    .where('within_noun', '=', within.noun)
    .where('type', '=', type.name)
    .where('state', '=', 'unread')
    .orderBy('member_id')
    .orderBy('raised_at', 'desc')
    .execute()
  return new Map(rows.map(({ member_id, group_id }) => [member_id, group_id]))
}

type For = Telling & Recipient & { plans: readonly Plan[]; group: string | undefined }

function noticeFor(tx: Writer, type: NoticeType, told: For): Insertable<NotifyNotices> {
  const { memberId, by, subject, within, position, data, plans, group, key } = told
  const id = key ? stableId(tx.tenant.id, 'notice', key, memberId) : newId()
  const inApp = plans.find(({ channel }) => channel === 'in-app')
  return {
    tenant_id: tx.tenant.id,
    id,
    member_id: memberId,
    type: type.name,
    category: type.category,
    actor_id: by,
    subject_noun: subject?.noun ?? null,
    subject_id: subject?.id ?? null,
    within_noun: within?.noun ?? null,
    within_id: within?.id ?? null,
    position,
    data: JSON.stringify(data),
    in_app: inApp?.state === 'waiting',
    shown_from: inApp?.dueAt ?? tx.now,
    group_id: group ?? id,
    raised_at: tx.now,
  }
}

async function insertNotices(tx: Writer, planned: readonly Planned[]): Promise<Planned[]> {
  const rows = await tx.db
    .insertInto('notify_notices')
    .values(planned.map(({ notice }) => notice))
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .returning('id')
    .execute()
  const written = new Set(rows.map(({ id }) => id))
  return planned.filter(({ notice }) => written.has(notice.id))
}

async function insertDeliveries(tx: Writer, written: readonly Planned[]): Promise<void> {
  if (written.length === 0) return
  const rows = written.flatMap(({ notice, plans }) => plans.map((plan) => deliveryFor(tx, notice, plan)))
  await askFor(
    tx,
    rows.filter(({ state }) => state === 'waiting'),
  )
  await tx.db.insertInto('notify_deliveries').values(rows).execute()
}

function deliveryFor(
  tx: Writer,
  notice: Insertable<NotifyNotices>,
  { channel, state, dueAt, reason }: Plan,
): Insertable<NotifyDeliveries> {
  // What the centre shows at once has arrived with the row itself.
  const arrives = channel === 'in-app' && state === 'waiting' && dueAt <= tx.now
  return {
    tenant_id: tx.tenant.id,
    id: newId(),
    notice_id: notice.id,
    member_id: notice.member_id,
    channel,
    state: arrives ? 'sent' : state,
    reason,
    due_at: dueAt,
    created_at: tx.now,
    settled_at: arrives || state === 'skipped' ? tx.now : null,
  }
}
