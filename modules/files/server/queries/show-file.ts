import { allowed } from '@guildhall/kernel'
import { showFile as contract, type FileDetails } from '../../contract/index.ts'
import { query } from '../db.ts'
import { detailsOf } from '../details.ts'
import { findFile } from '../find.ts'

/** One file with what it hangs on and what may be done with it. */
export const showFile = query(contract, {
  load: (reader, { file }) => findFile(reader, file),
  allow: () => allowed,
  run: async (reader, _input, file) => (await detailsOf(reader, [file]))[0] as FileDetails,
})
