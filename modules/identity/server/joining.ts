import { defaultRole, grant } from '@guildhall/access/api'
import { consumeInvitation, findInvitation } from '@guildhall/invitations/api'
import type { AnyReader, AnyWriter, Refusal } from '@guildhall/kernel'
import { joinMember } from '@guildhall/people/api'
import { communityOf } from '@guildhall/tenants/api'
import { refusals } from './errors.ts'

/** Why one cannot join here just like that, or null where registration is open. */
export function closedBecause(tenant: AnyWriter['tenant']): Refusal | null {
  const { registration } = communityOf(tenant)
  if (registration === 'invitation') return refusals.registration_by_invitation
  return registration === 'organisation' ? refusals.registration_by_organisation : null
}

/** The same for somebody who may hold an invitation: a good one opens every door, a bad one none. */
export async function refusedEntry(reader: AnyReader, invitation: string | undefined): Promise<Refusal | null> {
  if (invitation === undefined) return closedBecause(reader.tenant)
  return (await findInvitation(reader, invitation)) ? null : refusals.invitation_invalid
}

/** Does somebody have to let in who comes this way: with this invitation, or with none? */
export async function mustWait(reader: AnyReader, invitation: string | undefined): Promise<boolean> {
  const { approval } = communityOf(reader.tenant)
  if (invitation === undefined) return approval !== 'nobody'
  return approval === 'everyone' || (await findInvitation(reader, invitation))?.needsApproval === true
}

/** Makes the account a member with the role new members get, and with what their invitation brings. */
export async function joinAsNewcomer(
  tx: AnyWriter,
  { invitation, ...newcomer }: { accountId: string; displayName: string; invitation?: string | undefined },
): Promise<string> {
  const { memberId, joined } = await joinMember(tx, { ...newcomer, waits: await mustWait(tx, invitation) })
  const role = joined ? await defaultRole(tx) : null
  if (role) await grant(tx, { memberId, role, source: 'role' })
  if (invitation !== undefined) await consumeInvitation(tx, { token: invitation, accountId: newcomer.accountId, memberId })
  return memberId
}
