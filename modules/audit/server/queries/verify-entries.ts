import { verifyEntries as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadLog } from '../policy.ts'
import { verify } from '../verify.ts'

/** Whether the log is as it was written. */
export const verifyEntries = query(contract, { allow: canReadLog, run: (reader) => verify(reader) })
