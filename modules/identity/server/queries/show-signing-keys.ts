import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { believedKeys } from '../tokens/signing-keys.ts'

/** For other programs that check our access tokens. */
export const showSigningKeys = query(contract.showSigningKeys, {
  allow: () => allowed,
  run: async (reader) => ({ keys: await believedKeys(reader) }),
})
