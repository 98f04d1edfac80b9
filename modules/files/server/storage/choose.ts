import { join } from 'node:path'
import type { Site } from '@guildhall/kernel'
import { bothStorages } from './both.ts'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

const chosen = new Map<string, Storage>()

/** Where this server keeps its files: its disk or a bucket, and during a move the place before as well. */
export function storageOf({ dataDir, storage: { url, before } }: Pick<Site, 'dataDir' | 'storage'>): Storage {
  const name = JSON.stringify([dataDir, url, before])
  const known = chosen.get(name)
  if (known) return known
  const now = storageAt(url ?? 'disk', dataDir)
  const storage = before === null ? now : bothStorages(now, storageAt(before, dataDir))
  chosen.set(name, storage)
  return storage
}

/** The storage an address names: `disk` or `s3://…`. */
export const storageAt = (url: string, dataDir: string): Storage =>
  url === 'disk' ? diskStorage(join(dataDir, 'storage')) : s3Storage(url)
