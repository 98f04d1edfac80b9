import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { termsOf } from '../terms.ts'

/** What one agrees to by joining. */
export const showTerms = query(contract.showTerms, {
  allow: () => allowed,
  run: async ({ tenant }) => ({ terms: termsOf(tenant) }),
})
