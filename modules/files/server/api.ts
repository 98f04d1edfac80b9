import { createHash } from 'node:crypto'
import { type AnyReader, type AnyWriter, newId } from '@guildhall/kernel'
import type { Crop, ImageSize, Purpose } from '../contract/index.ts'
import { imageStored } from '../contract/index.ts'
import { files } from './db.ts'
import { readSize, writeCopies } from './disk.ts'
import { type Rendered, renderImage } from './render-image.ts'
import { roomOf } from './settings.ts'

export { attachFiles, attachmentsOf, detachFiles, fileCards, type Parent, parentsOf } from './attachments.ts'

/** How many bytes of the community’s room are taken. */
export const bytesTaken = async (reader: AnyReader): Promise<number> => (await roomOf(files.reader(reader))).usedBytes

type Upload = { bytes: Uint8Array; purpose: Purpose; crop?: Crop | undefined }
/** A picture that lies on the disk already; what is missing is the row that makes it somebody's. */
export type PreparedImage = Pick<Rendered, 'width' | 'height' | 'fallback'> & { hash: string; purpose: Purpose }
export type Audience = 'everyone' | 'members' | 'owner'

/**
 * The slow half: decodes, crops, draws and writes the copies. For a command's `prepare`. Throws `not_an_image` or
 * `image_too_large`.
 */
export async function prepareImage(reader: AnyReader, { bytes, purpose, crop }: Upload): Promise<PreparedImage> {
  const hash = createHash('sha256')
    .update(JSON.stringify([purpose, crop ?? null]))
    .update(bytes)
    .digest('hex')
  const { copies, ...image } = await renderImage(bytes, { purpose, crop })
  await writeCopies(reader, hash, copies)
  return { ...image, hash, purpose }
}

/** Makes a picture somebody's. Give it what `prepareImage` gave; bytes are prepared here, inside the transaction. */
export async function storeImage(
  writer: AnyWriter,
  image: (Upload | PreparedImage) & { memberId: string; audience?: Audience },
): Promise<{ fileId: string }> {
  const tx = files.writer(writer)
  const { hash, purpose, fallback, width, height } = 'bytes' in image ? await prepareImage(writer, image) : image
  const fileId = newId()
  await tx.db
    .insertInto('files_images')
    .values({
      tenant_id: tx.tenant.id,
      id: fileId,
      member_id: image.memberId,
      purpose,
      hash,
      fallback,
      width,
      height,
      audience: image.audience ?? (purpose === 'logo' ? 'everyone' : 'owner'),
      created_at: tx.now,
    })
    .execute()
  tx.emit(imageStored, { fileId })
  return { fileId }
}

/** Who may fetch the picture from now on; unknown ids change nothing. */
export async function showImageTo(writer: AnyWriter, fileId: string, audience: Audience): Promise<void> {
  await files.writer(writer).db.updateTable('files_images').set({ audience }).where('id', '=', fileId).execute()
}

/** Forgets a picture: its address answers 404 from the commit on; its bytes go when files are cleaned up. */
export async function removeImage(writer: AnyWriter, fileId: string): Promise<void> {
  await files.writer(writer).db.deleteFrom('files_images').where('id', '=', fileId).execute()
}

/** A picture this member has sent for this purpose; null when there is none. */
export async function ownImage(reader: AnyReader, wanted: { fileId: string; memberId: string; purpose: Purpose }) {
  const row = await files
    .reader(reader)
    .db.selectFrom('files_images')
    .select('id')
    .where('id', '=', wanted.fileId)
    .where('member_id', '=', wanted.memberId)
    .where('purpose', '=', wanted.purpose)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The bytes of a picture whoever asks: for a module that has decided who may see it. `size`: `256`, `256.webp` or `256.jpg`. */
export async function readImage(reader: AnyReader, { fileId, size }: { fileId: string; size: string }) {
  const row = await files
    .reader(reader)
    .db.selectFrom('files_images')
    .select(['hash', 'fallback'])
    .where('id', '=', fileId)
    .executeTakeFirst()
  return row ? readSize(reader, row, size) : null
}

/** Address of a picture on its community's own host. */
export const imageUrl = (fileId: string, size: ImageSize): string => `/files/${fileId}/${size}`
