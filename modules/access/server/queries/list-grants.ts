import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { findMember, grantsOf, presentGrant } from '../grant-store.ts'

/** Everything a member holds with where it comes from: one’s own, or anybody’s with the right to see it. */
export const listGrants = query(contract.listGrants, {
  load: (reader, { member }) => findMember(reader, member),
  allow: () => allowed,
  run: async (reader, { member }) => ({
    items: (await grantsOf(reader, member)).map((grant) => presentGrant(reader, grant)),
  }),
})
