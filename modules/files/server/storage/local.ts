import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Site } from '@guildhall/kernel'
import { storageOf } from './choose.ts'

type Place = Pick<Site, 'dataDir' | 'storage'>

/** Gives `work` the object as an ordinary file: where it lies, or a copy that is gone afterwards. */
export async function withLocalFile<T>(site: Place, key: string, work: (path: string) => Promise<T>): Promise<T> {
  const storage = storageOf(site)
  const path = storage.path(key)
  if (path !== null) return work(path)
  return withScratch(site, async (folder) => {
    const copy = join(folder, 'original')
    await pipeline(Readable.from(await storage.open(key)), createWriteStream(copy))
    return work(copy)
  })
}

/** An empty folder that is gone afterwards, whatever happens meanwhile. */
export async function withScratch<T>({ dataDir }: Pick<Site, 'dataDir'>, work: (folder: string) => Promise<T>): Promise<T> {
  const parent = join(dataDir, 'scratch')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'work-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
