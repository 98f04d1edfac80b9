import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AnyReader, newId } from '@guildhall/kernel'
import type { Rendered } from './render-image.ts'

// Content-addressed: the same picture is written once, and a file whose row was never committed harms nobody.
const folderOf = ({ site, tenant }: AnyReader, hash: string) => join(site.dataDir, 'files', tenant.id, hash.slice(0, 2), hash)

/** Writes every copy of a picture below its hash; whole files only, whatever happens meanwhile. */
export async function writeCopies(reader: AnyReader, hash: string, copies: Rendered['copies']): Promise<void> {
  const folder = folderOf(reader, hash)
  await mkdir(folder, { recursive: true })
  await Promise.all(
    copies.map(async ({ name, bytes }) => {
      const unfinished = join(folder, `.${newId()}`)
      await writeFile(unfinished, bytes)
      await rename(unfinished, join(folder, name))
    }),
  )
}

/** The bytes of one copy; null when the disk has lost them. */
async function readCopy(reader: AnyReader, hash: string, name: string): Promise<Uint8Array | null> {
  try {
    return await readFile(join(folderOf(reader, hash), name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** A copy as addresses name it: `256` and `256.webp` are WebP, `256.jpg` is for readers without it. */
export async function readSize(reader: AnyReader, { hash, fallback }: { hash: string; fallback: string }, size: string) {
  const [pixels, kind] = size.split('.') as [string, string | undefined]
  const type = kind === 'jpg' ? fallback : 'webp'
  const bytes = await readCopy(reader, hash, `${pixels}.${type}`)
  return bytes && { type: `image/${type}`, bytes }
}
