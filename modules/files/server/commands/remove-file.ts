import { removeFile as contract, fileRemoved, restoreFile as restoring } from '../../contract/index.ts'
import { command } from '../db.ts'
import { findOwnFile } from '../find.ts'
import { canEditFile } from '../policy.ts'

/** Puts a file into the bin: nobody gets it any more, and its owner may take it out again. */
export const removeFile = command(contract, {
  load: (reader, { key }) => findOwnFile(reader, key),
  allow: (actor, file) => canEditFile(actor, file),
  async run(tx, _input, file) {
    await tx.db
      .updateTable('files_files')
      .set({ removed_at: file.removed_at ?? tx.now })
      .where('id', '=', file.id)
      .execute()
    tx.emit(fileRemoved, { fileId: file.id, memberId: file.member_id })
    return {}
  },
})

/** Takes a file out of the bin, to where it was. */
export const restoreFile = command(restoring, {
  load: (reader, { file }) => findOwnFile(reader, file),
  allow: (actor, file) => canEditFile(actor, file),
  async run(tx, _input, file) {
    await tx.db.updateTable('files_files').set({ removed_at: null }).where('id', '=', file.id).execute()
    tx.emit(fileRemoved, { fileId: file.id, memberId: file.member_id })
    return {}
  },
})
