import { createReadStream, createWriteStream } from 'node:fs'
import { glob, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Site } from '../command/unit.ts'
import { newId } from '../db/id.ts'

type Place = Pick<Site, 'dataDir'>
/** Something kept: its name with forward slashes, the same wherever it is kept. */
export type KeptFile = { name: string; bytes: number }

/** What a module keeps for a tenant outside the database: weighed, put into archives and erased with the tenant. */
export type Kept = {
  list(site: Site, tenantId: string): AsyncIterable<KeptFile>
  read(site: Site, tenantId: string, name: string): Promise<AsyncIterable<Uint8Array>>
  write(site: Site, tenantId: string, given: { name: string; content: AsyncIterable<Uint8Array> }): Promise<void>
  erase(site: Site, tenantId: string): Promise<void>
}

/** Files below `DATA_DIR/<folder>/<tenant>`. */
export function keptInFolder(folder: string): Kept {
  const rootOf = ({ dataDir }: Place, tenantId: string) => join(dataDir, folder, tenantId)
  return {
    async *list(site, tenantId) {
      const root = rootOf(site, tenantId)
      const found = await Array.fromAsync(glob('**/*', { cwd: root, withFileTypes: true }))
      for (const entry of found) {
        if (!entry.isFile() || entry.name.startsWith('.')) continue
        const path = join(entry.parentPath, entry.name)
        yield { name: relative(root, path).split(sep).join('/'), bytes: (await stat(path)).size }
      }
    },
    read: async (site, tenantId, name) => createReadStream(inside(rootOf(site, tenantId), name)),
    async write(site, tenantId, { name, content }) {
      const path = inside(rootOf(site, tenantId), name)
      await mkdir(dirname(path), { recursive: true })
      const unfinished = join(dirname(path), `.${newId()}`)
      await pipeline(Readable.from(content), createWriteStream(unfinished))
      await rename(unfinished, path)
    },
    erase: (site, tenantId) => rm(rootOf(site, tenantId), { recursive: true, force: true }),
  }
}

// An archive may come from anywhere; none of its names leads out of the tenant's folder.
function inside(root: string, name: string): string {
  const path = join(root, ...name.split('/'))
  if (!path.startsWith(root + sep)) throw new Error('A kept file has a name that leads out of its folder')
  return path
}
