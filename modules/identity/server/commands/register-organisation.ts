import { allowed, denied } from '@guildhall/kernel'
import { createOrganisation, signUpKind } from '@guildhall/organisations/api'
import { communityOf } from '@guildhall/tenants/api'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { joinAsNewcomer, mustWait } from '../joining.ts'
import { languageOf } from '../languages.ts'
import { chosenPassword, emailTaken, openAccount } from '../opening.ts'
import { completeSignIn } from '../sign-in-steps.ts'
import { recordConsent, refusedTerms } from '../terms.ts'

/** Opens an account together with the organisation its owner speaks for, in one transaction, and signs them in. */
export const registerOrganisation = command(contract.registerOrganisation, {
  async prepare(reader, { email, password, displayName, acceptsTerms }) {
    if (communityOf(reader.tenant).registration === 'invitation') return { refusal: refusals.registration_by_invitation }
    const kind = await signUpKind(reader)
    if (!kind) return { refusal: refusals.no_organisations_here }
    const refusal = refusedTerms(reader.tenant, acceptsTerms)
    if (refusal) return { refusal }
    const chosen = await chosenPassword(password, { email, displayName, tenant: reader.tenant, language: languageOf(reader) })
    return 'refusal' in chosen ? chosen : { ...chosen, kind: kind.key }
  },
  allow: (_actor, prepared) => ('refusal' in prepared ? denied(prepared.refusal) : allowed),
  async run(tx, { email, displayName, organisation, remember }, prepared) {
    const { passwordHash, kind } = prepared as { passwordHash: string; kind: string }
    const accountId = await openAccount(tx, { email, displayName, passwordHash })
    if (!accountId) return emailTaken()
    const memberId = await joinAsNewcomer(tx, { accountId, displayName })
    await recordConsent(tx, memberId)
    const { organisationId } = await createOrganisation(tx, {
      name: organisation,
      kind,
      ownerMemberId: memberId,
      waits: await mustWait(tx, undefined),
    })
    return { ...(await completeSignIn(tx, { accountId, memberId, remember })), organisationId }
  },
})
