import { allowed, denied } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { joinAsNewcomer, refusedEntry } from '../joining.ts'
import { languageOf } from '../languages.ts'
import { chosenPassword, emailTaken, openAccount } from '../opening.ts'
import { completeSignIn } from '../sign-in-steps.ts'
import { recordConsent, refusedTerms } from '../terms.ts'

/** Opens an account for someone new, makes them a member here, and signs them in. */
export const register = command(contract.register, {
  async prepare(reader, { email, password, displayName, invitation, acceptsTerms }) {
    const refusal = (await refusedEntry(reader, invitation)) ?? refusedTerms(reader.tenant, acceptsTerms)
    return refusal
      ? { refusal }
      : chosenPassword(password, { email, displayName, tenant: reader.tenant, language: languageOf(reader) })
  },
  allow: (_actor, prepared) => ('refusal' in prepared ? denied(prepared.refusal) : allowed),
  async run(tx, { email, displayName, invitation, remember }, prepared) {
    const { passwordHash } = prepared as { passwordHash: string }
    const accountId = await openAccount(tx, { email, displayName, passwordHash })
    if (!accountId) return emailTaken()
    const memberId = await joinAsNewcomer(tx, { accountId, displayName, invitation })
    await recordConsent(tx, memberId)
    return completeSignIn(tx, { accountId, memberId, remember })
  },
})
