import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { waysIn } from '../federation/ways-in.ts'

/** The buttons beside the password form. */
export const listWaysIn = query(contract.listWaysIn, {
  allow: () => allowed,
  run: async (reader) => ({ items: await waysIn(reader) }),
})
