import { defaultRole, grant } from '@guildhall/access/api'
import type { AnyWriter, Refusal } from '@guildhall/kernel'
import { joinMember } from '@guildhall/people/api'
import { communityOf } from '@guildhall/tenants/api'
import { refusals } from './errors.ts'

/** Why one cannot join here just like that, or null where registration is open. */
export function closedBecause(tenant: AnyWriter['tenant']): Refusal | null {
  const { registration } = communityOf(tenant)
  if (registration === 'invitation') return refusals.registration_by_invitation
  return registration === 'organisation' ? refusals.registration_by_organisation : null
}

/** Makes the account a member with the role new members get. */
export async function joinAsNewcomer(tx: AnyWriter, newcomer: { accountId: string; displayName: string }): Promise<string> {
  const { memberId, joined } = await joinMember(tx, newcomer)
  const role = joined ? await defaultRole(tx) : null
  if (role) await grant(tx, { memberId, role, source: 'role' })
  return memberId
}
