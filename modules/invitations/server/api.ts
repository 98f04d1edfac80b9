import type { AnyReader, AnyWriter } from '@guildhall/kernel'
import type { Grant } from '../contract/index.ts'
import { consume, type Taken, usableInvitation } from './consuming.ts'
import { invitations } from './db.ts'
import { issueToken, sendInvitation, type Ticket, type Wishes, writeInvitation } from './issuing.ts'

/** The invitation a token stands for while it lets somebody in; null for any other token, with the same work done. */
export async function findInvitation(
  reader: AnyReader,
  token: string,
): Promise<{
  invitationId: string
  organisationId: string | null
  roles: string[]
  needsApproval: boolean
  expiresAt: string
} | null> {
  const row = await usableInvitation(invitations.reader(reader), token)
  if (!row) return null
  const { id: invitationId, organisationId, roles, needsApproval, expiresAt } = row
  return { invitationId, organisationId, roles, needsApproval, expiresAt }
}

/**
 * Takes an invitation up for somebody who is a member by now: its roles and organisation are theirs. Throws the refusal
 * `invitation_invalid` when it lets nobody in (any more), which rolls the whole command back.
 */
export const consumeInvitation = (
  tx: AnyWriter,
  taken: Taken,
): Promise<{ invitationId: string; organisationId: string | null; roles: string[] }> => consume(invitations.writer(tx), taken)

/** What else comes with an invitation, for those who listen to `invitations.invitation.used`. */
export async function grantsOf(reader: AnyReader, invitationId: string): Promise<Grant[]> {
  const row = await invitations
    .reader(reader)
    .db.selectFrom('invitations_invitations')
    .select('grants')
    .where('id', '=', invitationId)
    .executeTakeFirst()
  return (row?.grants ?? []) as Grant[]
}

/** Invites on the operator’s behalf, as the command line does: the ticket is told here and nowhere else. */
export async function issueInvitation(writer: AnyWriter, wishes: Wishes): Promise<Ticket & { invitationId: string }> {
  const tx = invitations.writer(writer)
  const invitationId = await writeInvitation(tx, wishes)
  const ticket = await issueToken(tx, invitationId)
  await sendInvitation(tx, invitationId, ticket)
  return { invitationId, ...ticket }
}
