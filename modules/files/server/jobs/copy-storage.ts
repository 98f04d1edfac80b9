import { createHash } from 'node:crypto'
import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { storageAt } from '../storage/choose.ts'
import type { Storage } from '../storage/storage.ts'

/**
 * Copies what STORAGE_BEFORE_URL has and STORAGE_URL has not, compares each copy byte for byte, and takes nothing away: once
 * it has ended without a fault the old storage is read no more and may be unset. Asked for again, it goes on.
 */
export const copyStorage = job({
  name: 'files.copy-storage',
  input: z.strictObject({}),
  async run(context) {
    const { now, before } = await context.read(async ({ site: { storage, dataDir } }) => ({
      now: storageAt(storage.url ?? 'disk', dataDir),
      before: storage.before === null ? null : storageAt(storage.before, dataDir),
    }))
    if (!before) return
    for await (const { key, size } of before.list(`tenants/${context.tenantId}/`)) {
      context.signal.throwIfAborted()
      if ((await now.size(key)) !== size) await copy(before, now, key)
    }
  },
})

async function copy(from: Storage, to: Storage, key: string): Promise<void> {
  const sent = createHash('sha256')
  await to.put(key, counted(await from.open(key), sent))
  const kept = createHash('sha256')
  for await (const part of await to.open(key)) kept.update(part)
  if (kept.digest('hex') === sent.digest('hex')) return
  await to.remove([key])
  throw new Error('A copy is not what it was copied from')
}

async function* counted(bytes: AsyncIterable<Uint8Array>, sum: { update(part: Uint8Array): unknown }) {
  for await (const part of bytes) {
    sum.update(part)
    yield part
  }
}
