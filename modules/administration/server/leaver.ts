import { job, later } from '@guildhall/kernel'
import { anonymiseMember } from '@guildhall/people/api'
import { z } from 'zod'
import { administration, type Writer } from './db.ts'

const GRACE_DAYS = 30

/** Takes what is personal from a member who was removed, unless they have come back meanwhile. */
export const anonymiseLeaver = job({
  name: 'administration.anonymise-leaver',
  input: z.object({ memberId: z.uuid() }),
  run: ({ transact }, { memberId }) =>
    transact(async (writer) => {
      const tx = administration.writer(writer)
      const member = await tx.db.selectFrom('people_members').where('id', '=', memberId).select('status').executeTakeFirst()
      if (member?.status === 'left') await anonymiseMember(tx, memberId)
    }),
})

/** Asks for the leaver to be forgotten when the grace period is over. */
export const forgetLeaver = (tx: Writer, memberId: string) =>
  tx.ask(anonymiseLeaver, { memberId }, { runAt: later(tx.now, { hours: 24 * GRACE_DAYS }) })
