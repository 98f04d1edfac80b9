import * as contract from '../../contract/index.ts'
import { answerChallenge } from '../commands/answer-challenge.ts'
import { confirmTotp } from '../commands/confirm-totp.ts'
import { disableTotp } from '../commands/disable-totp.ts'
import { enrolOnTheWayIn } from '../commands/enrol-on-the-way-in.ts'
import { renewBackupCodes } from '../commands/renew-backup-codes.ts'
import { setUpTotp } from '../commands/set-up-totp.ts'
import { showFactors } from '../queries/show-factors.ts'

// The module's manifest, as far as second factors go.
export { factorRefusals as refusals } from './refusals.ts'
export const commands = [setUpTotp, confirmTotp, disableTotp, renewBackupCodes, answerChallenge, enrolOnTheWayIn]
export const queries = [showFactors]
export const events = [contract.secondFactorChanged]
