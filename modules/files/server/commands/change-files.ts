import { every, kernelRefusals, Refused } from '@guildhall/kernel'
import { changeFiles as contract, fileChanged, fileRemoved } from '../../contract/index.ts'
import { command } from '../db.ts'
import { checkCollection } from '../intake/add-file.ts'
import { canEditFile, visibleFiles } from '../policy.ts'

/** Bins, restores, moves or keeps many files in one go. */
export const changeFiles = command(contract, {
  async load(reader, { files }) {
    const wanted = [...new Set(files)]
    const rows = await visibleFiles(reader)
      .select(['id', 'member_id'])
      .where((where) => where('id', '=', where.fn.any(where.val(wanted))))
      .execute()
    if (rows.length < wanted.length) throw new Refused(kernelRefusals.not_found)
    return rows
  },
  allow: (actor, rows) => every(...rows.map((row) => canEditFile(actor, row))),
  async run(tx, { action, collection = null }, rows) {
    if (action === 'move' && collection) await checkCollection(tx, collection)
    const change = {
      remove: { removed_at: tx.now },
      restore: { removed_at: null },
      move: { collection_id: collection, is_kept: true },
      keep: { is_kept: true },
    }[action]
    const ids = rows.map(({ id }) => id)
    await tx.db
      .updateTable('files_files')
      .set(change)
      .where((where) => where('id', '=', where.fn.any(where.val(ids))))
      .execute()
    const event = action === 'remove' || action === 'restore' ? fileRemoved : fileChanged
    for (const { id, member_id } of rows) tx.emit(event, { fileId: id, memberId: member_id })
    return { changed: rows.length }
  },
})
