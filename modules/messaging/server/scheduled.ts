import { actorOfMember } from '@guildhall/access/api'
import { isRefusal, job, later, Refused } from '@guildhall/kernel'
import { zoneOfMember } from '@guildhall/people/api'
import { z } from 'zod'
import type { ScheduledMessage } from '../contract/index.ts'
import { messaging, type Unit, type Writer } from './db.ts'
import { refusals } from './errors.ts'
import { canPost } from './policy.ts'
import { isBefore } from './rules.ts'
import { send } from './sending.ts'
import { found } from './store.ts'

const FARTHEST_HOURS = 366 * 24

/** Sends a message when its time has come, as its author: with the rights they hold then. */
export const sendScheduled = job({
  name: 'messaging.send-scheduled',
  input: z.strictObject({ scheduled: z.uuid() }),
  async run(context, { scheduled }) {
    await context.transact(async (writer) => {
      const tx = messaging.writer(writer)
      const row = await tx.db
        .selectFrom('messaging_scheduled')
        .where('id', '=', scheduled)
        .selectAll()
        .forUpdate()
        .executeTakeFirst()
      // Cancelled or sent meanwhile, or put off: then another job comes for it.
      if (!row || row.failed !== null || isBefore(tx.now, row.send_at)) return
      const failed = await sendAsAuthor(tx, row)
      if (failed === null) await tx.db.deleteFrom('messaging_scheduled').where('id', '=', scheduled).execute()
      else await tx.db.updateTable('messaging_scheduled').set({ failed }).where('id', '=', scheduled).execute()
    })
  },
})

type Row = { id: string; conversation_id: string; author_id: string; body: string; reply_to: number | null; mentions: string[] }

async function sendAsAuthor(tx: Writer, row: Row): Promise<string | null> {
  const actor = await actorOfMember(tx, row.author_id)
  if (!actor) return 'not_permitted'
  const verdict = canPost(actor)
  if (!verdict.allowed) return verdict.refusal.code
  const sent = await send({ ...tx, actor }, outgoing(row))
  return isRefusal(sent) ? sent.code : null
}

/** The row's own id is the message's client id: sent twice it is sent once. */
export const outgoing = (row: Row) => ({
  conversationId: row.conversation_id,
  authorId: row.author_id,
  body: row.body,
  clientId: row.id,
  replyTo: row.reply_to ?? undefined,
  mentions: row.mentions,
})

/** An own message that waits, or 404. */
export const findScheduled = async (unit: Unit, id: string) =>
  found(
    await unit.db
      .selectFrom('messaging_scheduled')
      .where('id', '=', id)
      .where('author_id', '=', unit.actor.memberId as string)
      .selectAll()
      .executeTakeFirst(),
  )

export function refusePast(sendAt: string, now: string) {
  if (isBefore(now, sendAt) && isBefore(sendAt, later(now, { hours: FARTHEST_HOURS }))) return
  throw new Refused(refusals.send_time_past.with({ errors: [{ field: 'sendAt', message: 'Choose a time to come.' }] }))
}

export const askFor = (tx: Writer, scheduled: string, runAt: string) => tx.ask(sendScheduled, { scheduled }, { runAt })

/** Own messages that wait, soonest first. */
export async function scheduledViews(
  unit: Unit,
  wanted: { id?: string; conversation?: string | undefined },
): Promise<ScheduledMessage[]> {
  let rows = unit.db
    .selectFrom('messaging_scheduled as w')
    .leftJoin('messaging_members as m', (join) =>
      join.onRef('m.conversation_id', '=', 'w.conversation_id').onRef('m.member_id', '=', 'w.author_id'),
    )
    .where('w.author_id', '=', unit.actor.memberId as string)
    .select(['w.id', 'w.conversation_id as conversationId', 'w.body', 'w.send_at as sendAt', 'w.failed', 'm.other_id as otherId'])
    .orderBy('w.send_at')
    .limit(200)
  if (wanted.id) rows = rows.where('w.id', '=', wanted.id)
  if (wanted.conversation) rows = rows.where('w.conversation_id', '=', wanted.conversation)
  const views: ScheduledMessage[] = []
  for (const { otherId, ...row } of await rows.execute()) {
    views.push({ ...row, recipientZone: otherId && (await zoneOfMember(unit, otherId)) })
  }
  return views
}
