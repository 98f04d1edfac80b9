import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'

const MiB = 1024 * 1024
/** What an archive may unpack to, whatever it says of itself. */
const MOST = { bytes: 1024 * MiB, entries: 10_000, depth: 3, nested: 32 * MiB }
/** Beyond so much, more than so many times its own size is no ordinary content. */
const RATIO = { from: 64 * MiB, most: 100 }

class Bomb extends Error {}
type Budget = { size: number; bytes: number; entries: number }

/** Is it an archive that unpacks to far more than any use has? Every entry is unpacked and counted, none is kept. */
export async function isArchiveBomb(path: string, { type, size }: { type: string; size: number }): Promise<boolean> {
  const budget = { size, bytes: 0, entries: 0 }
  try {
    if (type === 'application/gzip')
      for await (const part of createReadStream(path).pipe(createGunzip())) spend(budget, part.length)
    else await walk(await openPromise(path, options), budget, 1)
    return false
  } catch (fault) {
    // Whatever else is wrong with it, such as an end cut off, endangers nobody.
    return fault instanceof Bomb || (fault instanceof Error && /too many bytes in the stream/.test(fault.message))
  }
}

export const isArchive = (type: string): boolean => /zip$|openxmlformats|opendocument/.test(type)

const options = { lazyEntries: true, validateEntrySize: true, strictFileNames: false } as const

async function walk(zip: ZipFile, budget: Budget, depth: number): Promise<void> {
  if (depth > MOST.depth) throw new Bomb()
  try {
    for await (const entry of zip.eachEntry()) {
      if (++budget.entries > MOST.entries) throw new Bomb()
      if (entry.fileName.endsWith('/') || entry.isEncrypted()) continue
      await unpack(zip, entry, { budget, depth })
    }
  } finally {
    zip.close()
  }
}

async function unpack(zip: ZipFile, entry: Entry, { budget, depth }: { budget: Budget; depth: number }): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry)
  const kept: Uint8Array[] = []
  let length = 0
  let nested: boolean | null = null
  for await (const part of stream) {
    spend(budget, part.length)
    nested ??= part.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))
    if (!nested) continue
    length += part.length
    if (length > MOST.nested) throw new Bomb()
    kept.push(part)
  }
  if (nested) await walk(await fromBufferPromise(Buffer.concat(kept), options), budget, depth + 1)
}

function spend(budget: Budget, bytes: number): void {
  budget.bytes += bytes
  if (budget.bytes > MOST.bytes) throw new Bomb()
  if (budget.bytes > RATIO.from && budget.bytes > budget.size * RATIO.most) throw new Bomb()
}
