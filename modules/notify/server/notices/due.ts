import { type Askable, type Channel, channels } from '@guildhall/kernel'
import { z } from 'zod'
import type { Writer } from '../db.ts'

export type Due = { member_id: string; channel: Channel; due_at: string }

/** The job `notify.deliver-due`, as far as asking for it takes. */
export const dueRequest = {
  name: 'notify.deliver-due',
  input: z.strictObject({ memberId: z.uuid(), channel: z.enum(channels) }),
} satisfies Askable<{ memberId: string; channel: Channel }>

/**
 * Asks for the job that delivers what waits for a member on a channel at that time, unless it has been asked for: however
 * many notices a digest gathers, one job sends it. Call it before writing the rows that wait.
 */
export async function askFor(tx: Writer, waiting: readonly Due[]): Promise<void> {
  const keyOf = ({ member_id, channel, due_at }: Due) => `${member_id} ${channel} ${due_at}`
  const wanted = new Map(waiting.map((due) => [keyOf(due), due]))
  const later = [...wanted.values()].filter(({ due_at }) => due_at > tx.now)
  for (const due of later.length > 0 ? await alreadyWaiting(tx, later) : []) wanted.delete(keyOf(due))
  for (const { member_id: memberId, channel, due_at: runAt } of wanted.values())
    tx.ask(dueRequest, { memberId, channel }, { runAt })
}

const alreadyWaiting = (tx: Writer, due: readonly Due[]) =>
  tx.db
    .selectFrom('notify_deliveries')
    .select(['member_id', 'channel', 'due_at'])
    .distinct()
    .where('state', '=', 'waiting')
    .where('due_at', '>', tx.now)
    .where((where) => where('member_id', '=', where.fn.any(where.val(due.map(({ member_id }) => member_id)))))
    .where((where) => where('due_at', '=', where.fn.any(where.val(due.map(({ due_at }) => due_at)))))
    .execute()
