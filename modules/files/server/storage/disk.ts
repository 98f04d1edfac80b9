import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '@guildhall/kernel'
import { NotStored, type Storage } from './storage.ts'

/** Objects as files below one folder; written beside their place and moved into it when they are whole. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => join(folder, key)
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      const unfinished = join(dirname(path), `.${newId()}`)
      await mkdir(dirname(path), { recursive: true })
      try {
        const whole = bytes instanceof Uint8Array ? [bytes] : bytes
        await pipeline(Readable.from(whole), createWriteStream(unfinished, { flush: true }))
        const { size } = await stat(unfinished)
        await rename(unfinished, path)
        return size
      } catch (fault) {
        await rm(unfinished, { force: true })
        throw fault
      }
    },
    async open(key, range) {
      if (!(await found(stat(pathOf(key))))) throw new NotStored(key)
      return read(pathOf(key), range)
    },
    async size(key) {
      return (await found(stat(pathOf(key))))?.size ?? null
    },
    async remove(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true })
    },
    async *list(prefix) {
      const below = await found(opendir(pathOf(prefix), { recursive: true }))
      if (!below) return
      for await (const entry of below) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        const facts = await found(stat(path))
        if (facts)
          yield { key: relative(folder, path).split(sep).join('/'), size: facts.size, modifiedAt: facts.mtime.toISOString() }
      }
    },
    path: pathOf,
  }
}

// Opened when it is read, so that what nobody reads is never open.
async function* read(path: string, range?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { ...range, highWaterMark: 256 * 1024 })
}

async function found<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
