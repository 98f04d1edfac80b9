import { allowed } from '@guildhall/kernel'
import { showOwnProfile as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { ownRow, toOwnProfile } from '../profile-row.ts'

/** Everything a member has said of themselves. */
export const showOwnProfile = query(contract, {
  load: (reader) => ownRow(reader),
  allow: () => allowed,
  run: async (_reader, _input, { row, fields }) => toOwnProfile(row, fields),
})
