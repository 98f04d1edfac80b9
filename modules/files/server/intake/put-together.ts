import { createHash } from 'node:crypto'
import type { JobContext } from '@guildhall/kernel'
import { files } from '../db.ts'
import type { FileRow } from '../find.ts'
import { storageOf } from '../storage/choose.ts'
import type { Storage } from '../storage/storage.ts'

/** Makes one object of the parts of an upload, and forgets the parts. */
export async function putTogether(context: JobContext, file: FileRow): Promise<FileRow> {
  const { storage, parts } = await context.read(async (unit) => {
    const rows = await files
      .reader(unit)
      .db.selectFrom('files_parts')
      .select('object_key as key')
      .where('upload_id', '=', file.id)
      .orderBy('start')
      .execute()
    return { storage: storageOf(unit.site), parts: rows.map(({ key }) => key) }
  })
  const sum = createHash('sha256')
  const size = await storage.put(file.object_key, oneAfterTheOther(storage, parts, sum))
  if (size !== file.size) throw new Error('The parts of an upload are not as many bytes as were announced')
  const sha256 = sum.digest('hex')
  await context.transact(async (unit) => {
    const { db } = files.writer(unit)
    await db.updateTable('files_files').set({ sha256 }).where('id', '=', file.id).execute()
    await db.deleteFrom('files_parts').where('upload_id', '=', file.id).execute()
  })
  await storage.remove(parts)
  return { ...file, sha256 }
}

async function* oneAfterTheOther(storage: Storage, keys: readonly string[], sum: { update(part: Uint8Array): unknown }) {
  for (const key of keys) {
    for await (const part of await storage.open(key)) {
      sum.update(part)
      yield part
    }
  }
}
