import { sql } from 'kysely'
import { useVersion as contract, type FileDetails, fileChanged } from '../../contract/index.ts'
import { command, type Reader } from '../db.ts'
import { detailsOf } from '../details.ts'
import { findOwnFile } from '../find.ts'
import { canEditFile } from '../policy.ts'

/** Goes back to an earlier version: it stands in the library again, and the later ones stay among the versions. */
export const useVersion = command(contract, {
  load: (reader, { file }) => findOwnFile(reader, file),
  allow: (actor, file) => canEditFile(actor, file),
  async run(tx, _input, file) {
    const { id, lineage_id, member_id } = file
    await tx.db
      .updateTable('files_files')
      .set({ is_current: sql<boolean>`id = ${id}` })
      .where('lineage_id', '=', lineage_id)
      .execute()
    tx.emit(fileChanged, { fileId: id, memberId: member_id })
    return (await detailsOf(tx as unknown as Reader, [{ ...file, is_current: true }]))[0] as FileDetails
  },
})
