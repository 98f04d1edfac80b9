import { systemActor } from '@guildhall/kernel'
import { type Caller, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { beginUpload, showFile } from '../contract/index.ts'
import { processFile } from '../server/jobs/process-file.ts'
import { storageOf } from '../server/storage/choose.ts'
import { aFile, aPicture } from '../testing/factories.ts'

/** An upload whose last part has come, waiting for its job. */
async function arrived(by: Caller): Promise<string> {
  const bytes = Buffer.from(aPicture())
  const { body } = await by.call(beginUpload, { name: 'a.png', size: bytes.length })
  const path = `/files/uploads/${body.id}/parts`
  const headers = { 'content-type': 'application/octet-stream' }
  await by.put(`${path}/0`, bytes.subarray(0, 60), { headers })
  await by.put(`${path}/60`, bytes.subarray(60), { headers })
  return body.id
}

const storageIn = ({ host, tenant }: World) => storageOf(host.reader(tenant, systemActor(tenant.id)).site)

test.each([1, 2, 3, 4])('a worker killed around its write number %s is followed by one that goes on there', async (fatal) => {
  for (const when of ['before', 'after'] as const) {
    const here = await world()
    const ann = here.as({ roles: ['member'] })
    const fileId = await arrived(ann)
    let writes = 0
    const read = <T>(work: Parameters<typeof here.host.transact<T>>[2]) =>
      work(here.host.reader(here.tenant, systemActor(here.tenant.id)) as never)
    const dying = {
      tenantId: here.tenant.id,
      jobId: fileId,
      attempt: 1,
      signal: new AbortController().signal,
      read,
      run: async () => undefined,
      async transact<T>(work: Parameters<typeof here.host.transact<T>>[2]): Promise<T> {
        const isFatal = ++writes === fatal
        if (isFatal && when === 'before') throw new Error('killed')
        const result = await here.transact(work)
        if (isFatal) throw new Error('killed')
        return result
      },
    }
    await expect(processFile.run(dying as never, { fileId })).rejects.toThrow('killed')
    expect((await here.drain()).failedJobs).toEqual([])
    expect((await ann.call(showFile, { file: fileId })).body).toMatchObject({ state: 'clean', preview: 'ready', width: 80 })
    expect((await ann.get(`/files/${fileId}/content`)).headers['content-length']).toBe(`${aPicture().length}`)
  }
})

test('the job run once more changes nothing', async () => {
  const here = await world()
  const ann = here.as({ roles: ['member'] })
  const fileId = await arrived(ann)
  await here.drain()
  const rows = async () => (await here.database.owner.query('select * from files_files where id = $1', [fileId])).rows
  const before = await rows()
  await here.transact(async (tx) => tx.ask(processFile, { fileId }))
  expect((await here.drain()).failedJobs).toEqual([])
  expect(await rows()).toEqual(before)
})

test('who is forgotten takes their files along, bytes and all', async () => {
  const here = await world()
  const ann = here.as({ roles: ['member'] })
  const fileId = await aFile(ann, { visibility: 'members' })
  await here.drain()
  const { rows } = await here.database.owner.query('select object_key from files_files where id = $1', [fileId])
  const key = rows[0].object_key
  expect(await storageIn(here).size(key)).toBeGreaterThan(0)
  const { memberId, accountId } = await ann.identity()
  const forgotten = here.host.registry.events.get('identity.account.forgotten')
  await here.transact(async (tx) => tx.emit(forgotten as never, { memberId, accountId } as never))
  await here.drain()
  expect(await storageIn(here).size(key)).toBeNull()
  expect((await here.as({ roles: ['admin'] }).get(`/files/${fileId}`)).status).toBe(404)
})
