import type { RequestOf } from '@guildhall/kernel'
import type { Caller } from '@guildhall/kernel/testing'
import { createInvitation, type Invitation } from '../contract/index.ts'

/** A link this person makes: for one newcomer, without a role, unless told. */
export async function anInvitation(
  inviter: Caller,
  wishes: RequestOf<typeof createInvitation> = {},
): Promise<{ invitation: Invitation; token: string; url: string }> {
  const answer = await inviter.call(createInvitation, wishes)
  if (answer.status >= 300) throw new Error(`Expected an invitation, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
