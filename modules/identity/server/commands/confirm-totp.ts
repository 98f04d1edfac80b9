import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { confirmWith, freshBackupCodes } from '../factors/codes.ts'
import { factorRefusals } from '../factors/refusals.ts'
import { ownSignInOnly } from '../federation/sessions.ts'

/** The first right code shows that the app has the secret: from now on it is asked for. */
export const confirmTotp = command(contract.confirmTotp, {
  allow: () => allowed,
  async run(tx, { code }) {
    await ownSignInOnly(tx)
    const { accountId, memberId } = tx.actor
    if (!(await confirmWith(tx, accountId, code)))
      return factorRefusals.wrong_code.with({ errors: [{ field: 'code', message: factorRefusals.wrong_code.sentence }] })
    tx.emit(contract.secondFactorChanged, { memberId, inUse: true })
    return { backupCodes: await freshBackupCodes(tx, accountId) }
  },
})
