import { isRefusal, job, transition } from '@guildhall/kernel'
import { z } from 'zod'
import { invitations, type Writer } from './db.ts'
import { invitationMachine } from './invitation-machine.ts'
import { issueToken, sendInvitation } from './issuing.ts'

const A_NIGHT = 5_000

/** Mails invitations that were written from a file. Those sent already, or taken back since, are left alone. */
export const sendInvitations = job({
  name: 'invitations.send-invitations',
  input: z.strictObject({ invitationIds: z.array(z.uuid()) }),
  async run(context, { invitationIds }) {
    for (const id of invitationIds) {
      context.signal.throwIfAborted()
      await context.transact((writer) => sendFirst(invitations.writer(writer), id))
    }
  },
})

async function sendFirst(tx: Writer, id: string) {
  const waiting = await tx.db
    .selectFrom('invitations_invitations')
    .where('id', '=', id)
    .where('state', '=', 'created')
    .where('sent_count', '=', 0)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (waiting) await sendInvitation(tx, id, await issueToken(tx, id))
}

/** Notes which invitations are over; their tokens let nobody in from the very moment. */
export const expireInvitations = job({
  name: 'invitations.expire-invitations',
  input: z.strictObject({}),
  schedule: { cron: '7 2 * * *', zone: 'UTC', input: {} },
  async run(context) {
    await context.transact(async (writer) => {
      const tx = invitations.writer(writer)
      const due = await tx.db
        .selectFrom('invitations_invitations')
        .where('state', 'in', ['created', 'sent'])
        .where('expires_at', '<=', tx.now)
        .select(['id', 'state'])
        .limit(A_NIGHT)
        .forUpdate()
        .skipLocked()
        .execute()
      for (const { id, state } of due) await expire(tx, id, state)
    })
  },
})

async function expire(tx: Writer, id: string, from: 'created' | 'sent' | 'accepted' | 'revoked' | 'expired') {
  const moved = await transition(tx, invitationMachine, { subjectId: id, from, move: 'expire', data: { invitationId: id } })
  if (isRefusal(moved)) return
  await tx.db.updateTable('invitations_invitations').set({ state: moved.to }).where('id', '=', id).execute()
}

export const jobs = [sendInvitations, expireInvitations]
