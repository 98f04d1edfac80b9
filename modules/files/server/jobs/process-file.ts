import { isRefusal, type JobContext, job, later, transition } from '@guildhall/kernel'
import { z } from 'zod'
import { filePreviewed, fileSettled } from '../../contract/index.ts'
import { files, type Writer } from '../db.ts'
import { fileMachine } from '../file-machine.ts'
import type { FileRow } from '../find.ts'
import { putTogether } from '../intake/put-together.ts'
import { derive } from '../media/derive.ts'
import { ScannerAway } from '../scan/clamd.ts'
import { type Inspection, inspect } from '../scan/inspect.ts'

const ASKED_AGAIN_SECONDS = 60

/**
 * From the last byte to what people see: put together, scanned, previewed. Each step is done once it is in the row, so
 * that a worker killed at any moment is followed by one that goes on there.
 */
export const processFile = job({
  name: 'files.process-file',
  input: z.strictObject({ fileId: z.uuid() }),
  async run(context, { fileId }) {
    let file = await rowOf(context, fileId)
    if (file && file.sha256 === null) file = await putTogether(context, file)
    if (file?.state === 'uploaded') file = await move(context, file, { move: 'scan' })
    if (file?.state === 'scanning') file = await scanned(context, file)
    if (file?.state === 'clean' && file.preview === 'waiting') await preview(context, file)
  },
})

const rowOf = (context: JobContext, id: string): Promise<FileRow | undefined> =>
  context.read((unit) => files.reader(unit).db.selectFrom('files_files').selectAll().where('id', '=', id).executeTakeFirst())

async function scanned(context: JobContext, file: FileRow): Promise<FileRow | undefined> {
  try {
    const inspection = await context.read((unit) => inspect(unit, file))
    return await move(context, file, inspection)
  } catch (fault) {
    if (!(fault instanceof ScannerAway)) throw fault
    await waitForScanner(context, file)
    return undefined
  }
}

/** The file says what it waits for, and is asked about again in a minute: for as long as the scanner is away. */
const waitForScanner = (context: JobContext, { id }: FileRow): Promise<void> =>
  context.transact(async (unit) => {
    const tx = files.writer(unit)
    await tx.db.updateTable('files_files').set({ state_note: 'scanner_away' }).where('id', '=', id).execute()
    tx.ask(processFile, { fileId: id }, { runAt: later(tx.now, { seconds: ASKED_AGAIN_SECONDS }) })
  })

type Step = { move: 'scan' } | Inspection

const move = (context: JobContext, { id }: FileRow, step: Step): Promise<FileRow | undefined> =>
  context.transact(async (unit) => {
    const tx = files.writer(unit)
    const file = await tx.db.selectFrom('files_files').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    return file && moveFile(tx, file, step)
  })

/** Makes a move of the machine; null when somebody else has made it meanwhile. For a row locked by the caller. */
export async function moveFile(tx: Writer, file: FileRow, step: Step): Promise<FileRow | undefined> {
  const { note = null, finding = null } = step as Partial<Inspection>
  const moved = await transition(tx, fileMachine, {
    subjectId: file.id,
    from: file.state,
    move: step.move,
    ...(note && { reason: note }),
  })
  if (isRefusal(moved)) return undefined
  const changed = { state: moved.to, state_note: note, finding }
  await tx.db.updateTable('files_files').set(changed).where('id', '=', file.id).execute()
  if (step.move !== 'scan') tx.emit(fileSettled, { fileId: file.id, memberId: file.member_id })
  return { ...file, ...changed }
}

async function preview(context: JobContext, file: FileRow): Promise<void> {
  const derived = await context.read((unit) => derive(unit.site, file, context.signal))
  await context.transact(async (unit) => {
    const tx = files.writer(unit)
    const { copies, exif, ...facts } = derived
    await tx.db
      .updateTable('files_files')
      .set({ ...facts, copies: JSON.stringify(copies), ...(exif ? { exif: JSON.stringify(exif) } : {}) })
      .where('id', '=', file.id)
      .execute()
    tx.emit(filePreviewed, { fileId: file.id, memberId: file.member_id })
  })
}
