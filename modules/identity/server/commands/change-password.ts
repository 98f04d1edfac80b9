import { allowed, denied, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { checkCurrentPassword } from '../current-password.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { countFailure, type failureKeys } from '../failures.ts'
import { languageOf } from '../languages.ts'
import { hashPassword } from '../password.ts'
import { weaknessOf } from '../password-rules.ts'
import { setPassword } from '../setting-passwords.ts'

type Prepared = { keys: ReturnType<typeof failureKeys>; isRight: boolean; weak: Refusal | null; passwordHash: string }

/** A new password for whoever knows the old one; the session it was changed in goes on, all others end. */
export const changePassword = command(contract.changePassword, {
  async prepare(reader, { currentPassword, newPassword }): Promise<Prepared> {
    const { email, ...checked } = await checkCurrentPassword(reader, currentPassword)
    const chooser = { email, displayName: reader.actor.displayName, tenant: reader.tenant, language: languageOf(reader) }
    const weakness = checked.isRight ? await weaknessOf(newPassword, chooser, 'newPassword') : null
    const weak = weakness && refusals.weak_password.with({ errors: [weakness] })
    return { ...checked, weak, passwordHash: checked.isRight && !weak ? await hashPassword(newPassword) : '' }
  },
  allow: (_actor, { weak }) => (weak ? denied(weak) : allowed),
  async run(tx, _input, { keys, isRight, passwordHash }) {
    if (!isRight) {
      await countFailure(tx, keys)
      const message = refusals.wrong_password.sentence
      return refusals.wrong_password.with({ errors: [{ field: 'currentPassword', message }] }).keeping()
    }
    const { accountId, sessionId } = tx.actor
    return { changed: true, sessionsEnded: await setPassword(tx, { accountId, passwordHash, keepSession: sessionId }) }
  },
})
