import { systemActor, transition } from '@guildhall/kernel'
import { historyOf } from '@guildhall/kernel/host'
import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { listFiles, scanAgain, showFile, uploadFile } from '../contract/index.ts'
import { attachFiles } from '../server/api.ts'
import { fileMachine } from '../server/file-machine.ts'
import { type Clamd, eicar, hasClamd, startClamd } from '../testing/clamd.ts'

const member = ({ as }: World) => as({ roles: ['member'] })

async function sent(by: Caller, file: Uint8Array, name: string): Promise<string> {
  const { status, body } = await by.call(uploadFile, { file, name, visibility: 'members' })
  expect(status).toBe(200)
  return body.id
}

const zipOf = async (entries: Record<string, Uint8Array>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const stepsOf = async (here: World, id: string) => {
  const history = await historyOf(here.host.reader(here.tenant, systemActor(here.tenant.id)), fileMachine, id)
  return history.map(({ to, reason }) => (reason ? `${to}: ${reason}` : to))
}

test('[SM-40] a file goes from uploaded through scanning to clean, step by step in its history, and nowhere else', async () => {
  const here = await world()
  const ann = member(here)
  const id = await sent(ann, Buffer.from('Just words'), 'a.txt')
  expectRefusal(await ann.get(`/files/${id}/content`), 'file_not_ready')
  await here.drain()
  expect(await stepsOf(here, id)).toEqual(['scanning', 'clean: not_scanned'])
  const jump = await here.transact((tx) => transition(tx, fileMachine, { subjectId: id, from: 'clean', move: 'quarantine' }))
  expect(jump).toMatchObject({ code: 'illegal_transition' })
})

test('archives that unpack to floods are put aside: much of nothing, and one in another in another', async () => {
  const here = await world()
  const ann = member(here)
  const flood = await zipOf({ 'zeros.txt': Buffer.alloc(200 * 1024 * 1024) })
  expect(flood.length).toBeLessThan(1024 * 1024)
  let nested = await zipOf({ 'a.txt': Buffer.from('the end') })
  for (let depth = 0; depth < 5; depth++) nested = await zipOf({ [`${depth}.zip`]: nested })
  const ordinary = await zipOf({ 'a.txt': Buffer.from('words'), 'b.zip': await zipOf({ 'c.txt': Buffer.from('more') }) })
  const [bad, worse, good] = [
    await sent(ann, flood, 'a.zip'),
    await sent(ann, nested, 'b.zip'),
    await sent(ann, ordinary, 'c.zip'),
  ]
  await here.drain()
  for (const id of [bad, worse]) {
    expect((await ann.call(showFile, { file: id })).body).toMatchObject({
      state: 'quarantined',
      stateNote: 'archive_bomb',
      urls: null,
    })
    expectRefusal(await ann.get(`/files/${id}/content`), 'file_quarantined')
    expectRefusal(await member(here).get(`/files/${id}/content`), 'not_found')
  }
  expect((await ann.call(showFile, { file: good })).body.state).toBe('clean')
})

describe.skipIf(!hasClamd)('with clamd', () => {
  let clamd: Clamd
  beforeAll(async () => {
    clamd = await startClamd()
  })
  afterAll(() => clamd.remove())

  async function scanned() {
    const here = await world()
    const { site } = here.host.reader(here.tenant, systemActor(here.tenant.id))
    Object.assign(site, { scannerUrl: clamd.url })
    undo.push(() => void Object.assign(site, { scannerUrl: null }))
    return { here }
  }
  // Other tests share the site: also where one fails.
  const undo: (() => void)[] = []
  afterEach(() => {
    for (const each of undo.splice(0)) each()
  })

  test('[FILE-09] a virus is found, also inside an archive, and nobody gets the file; administrators see it', async () => {
    const { here } = await scanned()
    const ann = member(here)
    const plain = await sent(ann, Buffer.from('Just words'), 'a.txt')
    const virus = await sent(ann, eicar, 'b.txt')
    const packed = await sent(ann, await zipOf({ 'inside.txt': eicar }), 'c.zip')
    await here.drain()
    expect((await ann.call(showFile, { file: plain })).body).toMatchObject({ state: 'clean', stateNote: 'scanned' })
    for (const id of [virus, packed]) {
      expect((await ann.call(showFile, { file: id })).body).toMatchObject({ state: 'quarantined', stateNote: 'virus_found' })
      expectRefusal(await ann.get(`/files/${id}/content`), 'file_quarantined')
    }
    const admin = here.as({ roles: ['admin'] })
    const { items } = (await admin.call(listFiles, { space: 'quarantine' })).body
    expect(items.map(({ id }) => id)).toEqual([packed, virus])
    const parent = { noun: 'people.member', id: (await ann.identity()).memberId }
    await expect(here.transact((tx) => attachFiles(tx, { parent, fileIds: [virus] }))).rejects.toThrow('file_quarantined')
    expect((await admin.call(scanAgain, { file: virus })).status).toBe(200)
    await here.drain()
    expect(await stepsOf(here, virus)).toEqual(['scanning', 'quarantined: virus_found', 'scanning', 'quarantined: virus_found'])
  })

  test('[FILE-09] while clamd is away files wait and say so; when it is back they are looked at', async () => {
    const { here } = await scanned()
    const ann = member(here)
    await clamd.stop()
    const id = await sent(ann, eicar, 'a.txt')
    expect((await here.drain()).failedJobs).toEqual([])
    expect((await ann.call(showFile, { file: id })).body).toMatchObject({
      state: 'scanning',
      stateNote: 'scanner_away',
      urls: null,
    })
    await clamd.start()
    here.clock.advance({ seconds: 61 })
    await here.drain()
    expect((await ann.call(showFile, { file: id })).body).toMatchObject({ state: 'quarantined', stateNote: 'virus_found' })
  })

  test('what is larger than clamd takes is passed and says that it was not looked at', async () => {
    const { here } = await scanned()
    const ann = member(here)
    const id = await sent(ann, Buffer.alloc(8 * 1024 * 1024, 'words '), 'a.txt')
    await here.drain()
    expect((await ann.call(showFile, { file: id })).body).toMatchObject({ state: 'clean', stateNote: 'too_large_to_scan' })
  })
})
