import { tokenHash } from '@guildhall/access/api'
import { type MemberActor, Refused } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import { sessionEnded } from '../../contract/index.ts'
import type { Reader, Writer } from '../db.ts'
import { federationRefusals } from './refusals.ts'

type Signed = Pick<Reader | Writer, 'db'> & { actor: MemberActor }

/** The provider the caller's session began at; null for one's own password, passkey or hand-off. */
export async function providerOfSession({ db, actor }: Signed): Promise<string | null> {
  if (actor.sessionId === null) return null
  const row = await db
    .selectFrom('identity_sessions')
    .select('provider_id as providerId')
    .where('id', '=', actor.sessionId)
    .executeTakeFirst()
  return row?.providerId ?? null
}

/** Whether the caller may read what their account is in other communities: not by the word of one community's provider. */
export const seesElsewhere = async ({ db, actor }: Pick<Reader, 'db' | 'actor'>): Promise<boolean> =>
  actor.kind !== 'member' || (await providerOfSession({ db, actor })) === null

/**
 * Throws `own_sign_in_needed` where the caller's session began at a provider: it speaks for the account in this one community.
 * How the account signs in, and what it is elsewhere, is for its owner's own password or passkey: whoever runs the provider
 * must not get that far.
 */
export async function ownSignInOnly(signed: Signed): Promise<void> {
  if ((await providerOfSession(signed)) !== null) throw new Refused(federationRefusals.own_sign_in_needed)
}

/** Notes at which provider a session just started began. */
export async function markSession(tx: Writer, token: string, providerId: string): Promise<void> {
  await tx.db
    .updateTable('identity_sessions')
    .set({ provider_id: providerId })
    .where('token_hash', '=', tokenHash(token))
    .execute()
}

/** The same for a sign-in that waits for its second step. */
export async function markChallenge(tx: Writer, token: string, providerId: string): Promise<void> {
  await tx.db
    .updateTable('identity_challenges')
    .set({ provider_id: providerId })
    .where('token_hash', '=', tokenHash(token))
    .execute()
}

/** Ends every session that began at the provider, and every sign-in by it that waits for its second step. */
export async function endSessionsOf(tx: Writer, providerId: string): Promise<void> {
  await tx.db.deleteFrom('identity_challenges').where('provider_id', '=', providerId).execute()
  const ended = await tx.db
    .updateTable('identity_sessions')
    .set({ ended_at: tx.now })
    .where('tenant_id', '=', tx.tenant.id)
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .returning(['id', 'account_id as accountId'])
    .execute()
  for (const { id, accountId } of ended) {
    const standing = await memberStanding(tx, accountId)
    if (standing) tx.emit(sessionEnded, { sessionId: id, memberId: standing.memberId })
  }
}
