import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { systemActor } from '@guildhall/kernel'
import { type World, world } from '@guildhall/kernel/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { moveStorage, uploadFile } from '../contract/index.ts'
import { diskStorage } from '../server/storage/disk.ts'
import { s3Storage } from '../server/storage/s3.ts'
import { NotStored, type Storage } from '../server/storage/storage.ts'
import { type Ceph, hasCeph, startCeph } from '../testing/ceph.ts'

const MiB = 1024 * 1024
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function readAll(storage: Storage, key: string, range?: { start: number; end: number }): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of await storage.open(key, range)) parts.push(part)
  return Buffer.concat(parts)
}

/** What every storage must do. */
async function behaves(storage: Storage): Promise<void> {
  const small = Buffer.from('a few bytes')
  const large = randomBytes(21 * MiB)
  const inParts = () => Readable.from([large.subarray(0, 3), large.subarray(3, 9 * MiB), large.subarray(9 * MiB)])
  expect(await storage.put('t/one/original', small)).toBe(small.length)
  expect(await storage.put('t/two/original', inParts())).toBe(large.length)
  expect((await readAll(storage, 't/one/original')).equals(small)).toBe(true)
  expect(sumOf(await readAll(storage, 't/two/original'))).toBe(sumOf(large))
  const range = { start: 8 * MiB - 5, end: 8 * MiB + 5 }
  expect((await readAll(storage, 't/two/original', range)).equals(large.subarray(range.start, range.end + 1))).toBe(true)
  expect([await storage.size('t/two/original'), await storage.size('t/none')]).toEqual([large.length, null])
  await expect(storage.open('t/none')).rejects.toBeInstanceOf(NotStored)
  const broken = async function* () {
    yield large
    throw new Error('the sender has gone')
  }
  await expect(storage.put('t/three/original', broken())).rejects.toThrow('the sender has gone')
  expect(await storage.size('t/three/original')).toBeNull()
  const listed: string[] = []
  for await (const { key } of storage.list('t/')) listed.push(key)
  expect(listed.sort()).toEqual(['t/one/original', 't/two/original'])
  await storage.remove(listed)
  await storage.remove(['t/none'])
  expect(await storage.size('t/one/original')).toBeNull()
}

test('[FILE-01] the disk keeps whole objects, gives parts of them, and forgets them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-storage-'))
  await behaves(diskStorage(folder))
  rmSync(folder, { recursive: true })
})

describe.skipIf(!hasCeph)('with a real S3 server', () => {
  let ceph: Ceph
  beforeAll(async () => {
    ceph = await startCeph()
  }, 120_000)
  afterAll(() => ceph?.remove())

  /** From now on this world keeps its files elsewhere. */
  const keepAt = (here: World, url: string | null, before: string | null) => {
    const { site } = here.host.reader(here.tenant, systemActor(here.tenant.id))
    const { storage } = site
    undo.push(() => void Object.assign(site, { storage }))
    Object.assign(site, { storage: { url, before } })
  }
  // Other tests share the site: also where one fails.
  const undo: (() => void)[] = []
  afterEach(() => {
    for (const each of undo.splice(0).reverse()) each()
  })

  test('[FILE-01] S3 does the same, and knows who asks', { timeout: 120_000 }, async () => {
    await behaves(s3Storage(ceph.url))
    await expect(s3Storage(ceph.wrongUrl).put('t/one', Buffer.from('x'))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
  })

  test('[FILE-01] files move from the disk to S3 and nobody notices', { timeout: 120_000 }, async () => {
    const here = await world()
    const ann = here.as({ roles: ['member'] })
    const sent = async (words: string) => {
      const { body } = await ann.call(uploadFile, { file: Buffer.from(words), name: 'a.txt' })
      await here.drain()
      return `/files/${body.id}/content`
    }
    const before = await sent('From before')
    keepAt(here, ceph.url, 'disk')
    const meanwhile = await sent('Meanwhile')
    expect((await ann.get(before)).body).toBe('From before')
    expect((await here.as({ roles: ['admin'] }).call(moveStorage, {})).status).toBe(200)
    expect((await here.drain()).failedJobs).toEqual([])
    keepAt(here, ceph.url, null)
    expect([(await ann.get(before)).body, (await ann.get(meanwhile)).body]).toEqual(['From before', 'Meanwhile'])
  })

  test('[FILE-10] an upload goes on when S3 was gone in its midst', { timeout: 120_000 }, async () => {
    const here = await world()
    const ann = here.as({ roles: ['member'] })
    keepAt(here, ceph.url, null)
    const bytes = Buffer.from(randomBytes(5 * MiB).toString('hex'))
    const { body: upload } = await ann.post('/files/uploads/begin', { name: 'a.txt', size: bytes.length })
    const part = (start: number, end: number) =>
      ann.put(`/files/uploads/${upload.id}/parts/${start}`, bytes.subarray(start, end), {
        headers: { 'content-type': 'application/octet-stream' },
      })
    expect((await part(0, 6 * MiB)).status).toBe(200)
    await ceph.leave()
    expect((await part(6 * MiB, bytes.length)).status).toBe(503)
    expect((await ann.get(`/files/uploads/${upload.id}/progress`)).body.received).toBe(6 * MiB)
    await ceph.comeBack()
    expect((await part(6 * MiB, bytes.length)).body).toMatchObject({ received: bytes.length, done: true })
    await here.drain()
    expect(sumOf(Buffer.from((await ann.get(`/files/${upload.id}/content`)).body))).toBe(sumOf(bytes))
  })
})
