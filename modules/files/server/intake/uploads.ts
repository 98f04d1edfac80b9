import { kernelRefusals, Refused } from '@guildhall/kernel'
import type { Selectable } from 'kysely'
import type { Upload } from '../../contract/index.ts'
import type { FilesTables, Reader, Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { visibleUploads } from '../policy.ts'
import { storageOf } from '../storage/choose.ts'

export type UploadRow = Selectable<FilesTables['files_uploads']>

export const uploadView = ({
  id,
  size,
  received,
  expires_at,
}: Pick<UploadRow, 'id' | 'size' | 'received' | 'expires_at'>): Upload => ({
  id,
  size,
  received,
  expiresAt: expires_at,
})

/** An upload of the actor's own that is still under way. */
export async function findUpload(unit: Reader | Writer, id: string): Promise<UploadRow> {
  const row = await visibleUploads(unit).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  if (row.expires_at <= unit.now) throw new Refused(refusals.upload_over)
  return row
}

/** Forgets an upload; its bytes are taken away at once, or at the next clean-up when that fails. */
export async function forgetUpload(tx: Writer, id: string): Promise<string[]> {
  const parts = await tx.db.deleteFrom('files_parts').where('upload_id', '=', id).returning('object_key as key').execute()
  await tx.db.deleteFrom('files_uploads').where('id', '=', id).execute()
  return parts.map(({ key }) => key)
}

/** All that has been sent of a stream, in one piece: for parts, which are small. */
export async function bytesOf(unit: Reader | Writer, bytes: Uint8Array | { stream: AsyncIterable<Uint8Array> }) {
  if (bytes instanceof Uint8Array) return { bytes, storage: storageOf(unit.site) }
  const parts: Uint8Array[] = []
  for await (const part of bytes.stream) parts.push(part)
  return { bytes: Buffer.concat(parts), storage: storageOf(unit.site) }
}
