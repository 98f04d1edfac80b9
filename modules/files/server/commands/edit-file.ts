import { editFile as contract, type FileDetails, fileChanged } from '../../contract/index.ts'
import { command, type Reader } from '../db.ts'
import { detailsOf } from '../details.ts'
import { findOwnFile } from '../find.ts'
import { checkCollection } from '../intake/add-file.ts'
import { canEditFile } from '../policy.ts'
import { cleanName, endingOf } from '../rules/names.ts'

/** Changes what is said of a file, who sees it and where it is; its bytes and its ending stay. */
export const editFile = command(contract, {
  load: (reader, { file }) => findOwnFile(reader, file),
  allow: (actor, file) => canEditFile(actor, file),
  async run(tx, { name, description, visibility, collection, focus }, file) {
    if (collection) await checkCollection(tx, collection)
    const row = await tx.db
      .updateTable('files_files')
      .set({
        ...(name === undefined ? {} : { name: withEnding(cleanName(name), file.name) }),
        ...(description === undefined ? {} : { description }),
        ...(visibility === undefined ? {} : { visibility }),
        ...(collection === undefined ? {} : { collection_id: collection, is_kept: true }),
        ...(focus === undefined ? {} : { focus_x: focus.x, focus_y: focus.y }),
        // Sharing or describing is what one does with what one means to keep.
        ...(visibility && visibility !== 'private' ? { is_kept: true } : {}),
        id: file.id,
      })
      .where('id', '=', file.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    tx.emit(fileChanged, { fileId: file.id, memberId: file.member_id })
    return (await detailsOf(tx as unknown as Reader, [row]))[0] as FileDetails
  },
})

// Another ending would say that the file is something else.
const withEnding = (name: string, before: string) =>
  endingOf(name) === endingOf(before) ? name : `${name.slice(0, 255 - endingOf(before).length)}${endingOf(before)}`
