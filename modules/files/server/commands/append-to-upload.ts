import { allowed, type InputOf, newId, Refused } from '@guildhall/kernel'
import { appendToUpload as contract, type FilePurpose, type Kind, type Visibility } from '../../contract/index.ts'
import { command, type Reader, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { addFile } from '../intake/add-file.ts'
import { admit, judgeFile, mostBytes } from '../intake/judge-file.ts'
import { bytesOf, findUpload, type UploadRow, uploadView } from '../intake/uploads.ts'
import { visibleUploads } from '../policy.ts'
import { originalKey, partKey } from '../rules/keys.ts'
import type { Judged } from '../rules/types.ts'
import { roomOf } from '../settings.ts'

type Input = InputOf<typeof contract>
/** What lies in the storage of it; null where these are not the bytes that come next. */
type Part = { key: string; length: number; judged: Judged | null } | null

/** Keeps the next bytes of an upload; the last ones make it a file. Bytes that are not the next ones are refused. */
export const appendToUpload = command(contract, {
  prepare: (reader, input) => keepPart(reader as Reader, input),
  allow: () => allowed,
  async run(tx, { upload, start }, part) {
    await findUpload(tx, upload)
    if (!part) return refusals.upload_out_of_step
    const row = await advance(tx, { upload, start }, part)
    const isDone = row.received === row.size
    if (isDone) await finish(tx, row)
    return { ...uploadView(row), done: isDone }
  },
})

async function keepPart(reader: Reader, { upload, start, bytes: sent }: Input): Promise<Part> {
  const row = await visibleUploads(reader).selectAll().where('id', '=', upload).executeTakeFirst()
  const { bytes, storage } = await bytesOf(reader, sent)
  if (row?.received !== start || bytes.length === 0 || start + bytes.length > row.size) return null
  const judged = start === 0 ? await judgeFirst(reader, row, bytes) : null
  const key = partKey(reader.tenant.id, upload, newId())
  await storage.put(key, bytes)
  return { key, length: bytes.length, judged }
}

// A film's name lets an upload begin; its first bytes show whether it is one.
async function judgeFirst(reader: Reader, row: UploadRow, bytes: Uint8Array): Promise<Judged> {
  const judged = await judgeFile(bytes, { name: row.name, purpose: row.purpose as FilePurpose })
  const limits = await roomOf(reader)
  admit(row.size, { limits: { ...limits, usedBytes: limits.usedBytes - row.size }, most: mostBytes(limits, judged.kind) })
  return judged
}

// Of two that bring the same bytes at once, one finds the upload further on than it thought.
async function advance(
  tx: Writer,
  { upload, start }: { upload: string; start: number },
  { key, length, judged }: NonNullable<Part>,
) {
  const row = await tx.db
    .updateTable('files_uploads')
    .set({ received: start + length, ...(judged ? { type: judged.type, kind: judged.kind } : {}) })
    .where('id', '=', upload)
    .where('received', '=', start)
    .returningAll()
    .executeTakeFirst()
  if (!row) throw new Refused(refusals.upload_out_of_step)
  const part = { tenant_id: tx.tenant.id, upload_id: upload, start, size: length, object_key: key }
  await tx.db.insertInto('files_parts').values(part).execute()
  return row
}

async function finish(tx: Writer, row: UploadRow): Promise<void> {
  const { id, member_id: memberId, name, size } = row
  await addFile(tx, {
    id,
    memberId,
    name,
    size,
    sha256: null,
    objectKey: originalKey(tx.tenant.id, { memberId, id }),
    type: row.type as string,
    kind: row.kind as Kind,
    purpose: row.purpose as FilePurpose,
    visibility: row.visibility as Visibility,
    description: row.description,
    collection: row.collection_id ?? undefined,
    versionOf: row.version_of ?? undefined,
  })
  await tx.db.deleteFrom('files_uploads').where('id', '=', id).execute()
}
