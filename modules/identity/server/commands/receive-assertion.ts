import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { ANSWERS } from '../federation/answers.ts'
import { findWayIn, isSaml, noteFault, type SamlProvider } from '../federation/providers.ts'
import { federationRefusals } from '../federation/refusals.ts'
import { type Taken, takeAssertion } from '../federation/saml.ts'
import { hashed, requestIdOf } from '../federation/visits.ts'
import { seal } from '../sealing.ts'

/**
 * Keeps what a SAML provider's page posted for the browser that was sent there, which then comes for it: the post itself
 * comes from another site and brings no cookie. What is wrong with it is told on the page the browser goes on to.
 */
export const receiveAssertion = command(contract.receiveAssertion, {
  load: (reader, { provider }) => findWayIn(reader, provider),
  allow: () => allowed,
  async run(tx, { form }, provider) {
    const to = `/sign-in/with/${provider.id}/back`
    const posted = new URLSearchParams(Buffer.from(form).toString())
    const state = posted.get('RelayState') ?? ''
    const secretHash = isSaml(provider) ? await awaitedBy(tx, provider.id, state) : null
    if (!secretHash) return { to }
    const samlResponse = posted.get('SAMLResponse') ?? ''
    const answer = await answerIn(tx, provider as SamlProvider, { samlResponse, requestId: requestIdOf(state) })
    const sealed = seal(tx, ANSWERS, { text: JSON.stringify(answer), boundTo: secretHash.toString('hex') })
    await tx.db.updateTable('identity_visits').set({ sealed_answer: sealed }).where('secret_hash', '=', secretHash).execute()
    return { to }
  },
})

type Posted = { samlResponse: string; requestId: string }

// Locked: of two answers to one request the first counts.
async function awaitedBy(tx: Writer, providerId: string, state: string): Promise<Buffer | null> {
  const row = await tx.db
    .selectFrom('identity_visits')
    .select('secret_hash as secretHash')
    .where('state_hash', '=', hashed(state))
    .where('provider_id', '=', providerId)
    .where('used_at', 'is', null)
    .where('sealed_answer', 'is', null)
    .where('expires_at', '>', tx.now)
    .forUpdate()
    .executeTakeFirst()
  return row?.secretHash ?? null
}

async function answerIn(tx: Writer, provider: SamlProvider, posted: Posted) {
  const answer = await takeAssertion(tx, provider, posted)
  if (answer.ok && (await isNew(tx, provider.id, answer.taken))) return { claims: answer.taken.claims }
  const fault = answer.ok ? 'The assertion was used before' : answer.fault
  if (fault) await noteFault(tx, provider.id, fault)
  return { code: answer.ok ? federationRefusals.provider_not_believed.code : answer.refusal.code }
}

async function isNew(tx: Writer, providerId: string, { assertionId, expiresAt }: Taken): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('identity_assertions')
    .values({ tenant_id: tx.tenant.id, provider_id: providerId, id_hash: hashed(assertionId), expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
