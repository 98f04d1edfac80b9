import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { acceptCode, freshBackupCodes } from '../factors/codes.ts'
import { refusedTry } from '../factors/tries.ts'
import { ownSignInOnly } from '../federation/sessions.ts'

/** Ten new ones; whoever finds the old sheet of paper finds nothing. */
export const renewBackupCodes = command(contract.renewBackupCodes, {
  allow: () => allowed,
  async run(tx, { code }) {
    await ownSignInOnly(tx)
    const { accountId } = tx.actor
    const refused = await refusedTry(tx, accountId, () => acceptCode(tx, accountId, code))
    if (refused) return refused
    return { backupCodes: await freshBackupCodes(tx, accountId) }
  },
})
