import { cards } from '@guildhall/people/api'
import type { z } from 'zod'
import type { Participant } from '../contract/index.ts'
import type { Unit, Writer } from './db.ts'
import { cardOf } from './message-views.ts'
import { found } from './store.ts'

const inIt = (unit: Unit, conversationId: string) =>
  unit.db.selectFrom('messaging_members').where('conversation_id', '=', conversationId).where('left_at', 'is', null)

/** Somebody who is in a conversation the actor was found to be in, or 404. */
export const findParticipant = async (unit: Unit, conversationId: string, memberId: string) =>
  found(
    await inIt(unit, conversationId)
      .where('member_id', '=', memberId)
      .select(['member_id as memberId', 'role', 'joined_at as joinedAt'])
      .executeTakeFirst(),
  )

export async function hasAnotherOwner(tx: Writer, conversationId: string, memberId: string): Promise<boolean> {
  const other = await inIt(tx, conversationId)
    .where('role', '=', 'owner')
    .where('member_id', '<>', memberId)
    .select('member_id')
    .executeTakeFirst()
  return other !== undefined
}

export async function participantView(
  unit: Unit,
  conversationId: string,
  memberId: string,
): Promise<z.infer<typeof Participant>> {
  const { role, joinedAt } = await findParticipant(unit, conversationId, memberId)
  return { member: cardOf(await cards(unit, [memberId]), memberId), role, joinedAt }
}
