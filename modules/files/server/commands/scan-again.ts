import { isRefusal, kernelRefusals, requires, transition } from '@guildhall/kernel'
import { scanAgain as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { fileMachine } from '../file-machine.ts'
import { findOwnFile } from '../find.ts'
import { processFile } from '../jobs/process-file.ts'

/** Has a file looked at once more; until that is done nobody gets it. */
export const scanAgain = command(contract, {
  load: (reader, { file }) => findOwnFile(reader, file),
  allow: (actor) => requires(actor, 'files.manage'),
  async run(tx, _input, { id }) {
    const file = await tx.db.selectFrom('files_files').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!file) return kernelRefusals.not_found
    const moved = await transition(tx, fileMachine, { subjectId: id, from: file.state, move: 'scan' })
    if (isRefusal(moved)) return moved
    await tx.db.updateTable('files_files').set({ state: moved.to, state_note: null }).where('id', '=', id).execute()
    tx.ask(processFile, { fileId: id })
    return {}
  },
})
