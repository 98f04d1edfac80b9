import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { acceptCode, freshBackupCodes } from '../factors/codes.ts'
import { factorRefusals } from '../factors/refusals.ts'

/** Ten new ones; whoever finds the old sheet of paper finds nothing. */
export const renewBackupCodes = command(contract.renewBackupCodes, {
  allow: () => allowed,
  async run(tx, { code }) {
    const { accountId } = tx.actor
    if (!(await acceptCode(tx, accountId, code)))
      return factorRefusals.wrong_code.with({ errors: [{ field: 'code', message: factorRefusals.wrong_code.sentence }] })
    return { backupCodes: await freshBackupCodes(tx, accountId) }
  },
})
