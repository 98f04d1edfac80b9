import { showMember as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canViewMembers } from '../policy.ts'
import { managedMember } from '../views.ts'

/** One member with where their rights come from, and what the caller may do with them. */
export const showMember = query(contract, {
  allow: (actor) => canViewMembers(actor),
  run: (reader, { member }) => managedMember(reader, member),
})
