import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  changeFiles,
  createCollection,
  editFile,
  listCollections,
  listFiles,
  removeCollection,
  setLimits,
  showStorage,
  uploadFile,
  useVersion,
} from '../contract/index.ts'
import { attachFiles } from '../server/api.ts'
import { aFile } from '../testing/factories.ts'

const member = ({ as }: World) => as({ roles: ['member'] })
const ids = async (by: Caller, input: Parameters<typeof by.call<typeof listFiles>>[1] = {}) =>
  (await by.call(listFiles, input)).body.items.map(({ id }) => id)

test('[FILE-22] files are found by name, description, content and kind; the community’s apart from one’s own', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const bread = await aFile(ann, {
    name: 'bread.txt',
    file: new TextEncoder().encode('Rye, water and salt'),
    visibility: 'members',
  })
  const soup = await aFile(ann, { name: 'soup.md', description: 'For cold days' })
  await here.drain()
  expect(await ids(ann)).toEqual([soup, bread])
  expect(await ids(ann, { q: 'BREAD' })).toEqual([bread])
  expect(await ids(ann, { q: 'water and' })).toEqual([bread])
  expect(await ids(ann, { q: 'cold' })).toEqual([soup])
  expect(await ids(ann, { q: '%' })).toEqual([])
  expect(await ids(ann, { kind: 'image' })).toEqual([])
  expect(await ids(ben)).toEqual([])
  expect(await ids(ben, { space: 'community' })).toEqual([bread])
  expectRefusal(await ben.call(listFiles, { space: 'quarantine' }), 'not_permitted')
  expect(await ids(here.as({ roles: ['admin'] }), { space: 'all' })).toEqual([soup, bread])
})

test('[FILE-17] collections group one’s own files and go without taking them along', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const { body: album } = await ann.call(createCollection, { name: 'Summer' })
  expectRefusal(await ann.call(createCollection, { name: 'summer' }), 'collection_exists')
  const inside = await aFile(ann, { collection: album.id })
  const outside = await aFile(ann)
  expect((await ann.call(changeFiles, { files: [outside], action: 'move', collection: album.id })).body).toEqual({ changed: 1 })
  expect(await ids(ann, { collection: album.id })).toEqual([outside, inside])
  expect((await ann.call(listCollections, {})).body.items).toEqual([{ id: album.id, name: 'Summer', files: 2 }])
  const others = await aFile(ben)
  expectRefusal(await ben.call(editFile, { file: others, collection: album.id }), 'not_found')
  await ann.call(removeCollection, { collection: album.id })
  expect(await ids(ann)).toEqual([outside, inside])
})

test('[FILE-11, FILE-23] a new version takes the old one’s place, which can be taken back', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const first = await aFile(ann, { name: 'plan.txt', visibility: 'members' })
  const { body } = await ann.call(uploadFile, {
    file: new TextEncoder().encode('Second plan'),
    name: 'plan.txt',
    versionOf: first,
  })
  await here.drain()
  expect(await ids(ann)).toEqual([body.id])
  const versions = (await ann.call(listFiles, { versionsOf: body.id })).body.items
  expect(versions.map(({ id, version, visibility }) => [id, version, visibility])).toEqual([
    [body.id, 2, 'members'],
    [first, 1, 'members'],
  ])
  expect((await ann.call(useVersion, { file: first })).status).toBe(200)
  expect(await ids(ann)).toEqual([first])
  const stolen = await ben.call(uploadFile, { file: new TextEncoder().encode('Mine'), name: 'plan.txt', versionOf: first })
  expectRefusal(stolen, 'not_found')
})

test('[FILE-29] a file is renamed with its ending, described and shared; many are binned and restored at once, or none', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const [one, two] = [await aFile(ann), await aFile(ann)]
  const edited = await ann.call(editFile, { file: one, name: 'evil.exe', description: 'A text', visibility: 'members' })
  expect(edited.body).toMatchObject({ name: 'evil.exe.txt', description: 'A text', visibility: 'members' })
  expectRefusal(await ben.call(editFile, { file: one, name: 'x' }), 'not_permitted')
  expectRefusal(await ben.call(changeFiles, { files: [one], action: 'remove' }), 'not_permitted')
  expectRefusal(await ann.call(changeFiles, { files: [one, await aFile(ben)], action: 'remove' }), 'not_found')
  await ann.call(changeFiles, { files: [one, two], action: 'remove' })
  expect(await ids(ann)).toEqual([])
  expect(await ids(ann, { space: 'bin' })).toEqual([two, one])
  await ann.call(changeFiles, { files: [one, two], action: 'restore' })
  expect(await ids(ann)).toEqual([two, one])
})

test('many files leave as one ZIP; what one may not see does not', async () => {
  const here = await world()
  const [ann, ben] = [member(here), member(here)]
  const files = [await aFile(ann, { name: 'a.txt' }), await aFile(ann, { name: 'a.txt' })]
  await here.drain()
  const zip = await ann.get(`/files/archive?files=${files.join('&files=')}`)
  expect(zip).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="files.zip"' },
  })
  expect(String(zip.body)).toContain('a.txt')
  expect(String(zip.body)).toContain('a (2).txt')
  expectRefusal(await ben.get(`/files/archive?files=${files[0]}`), 'not_found')
})

test('administrators say how much room there is; others read how much is left', async () => {
  const here = await world()
  const [ann, admin] = [member(here), here.as({ roles: ['admin'] })]
  await aFile(ann, { file: new TextEncoder().encode('x'.repeat(500)) })
  expectRefusal(await ann.call(setLimits, { quotaBytes: 5000 }), 'not_permitted')
  expect((await admin.call(setLimits, { quotaBytes: 5000 })).body).toMatchObject({
    quotaBytes: 5000,
    usedBytes: 500,
    quarantined: 0,
    unused: 1,
  })
  expect((await ann.call(showStorage, {})).body).toMatchObject({ ownBytes: 500, quarantined: null, unused: null, scanner: 'off' })
})

test('[N-044] at night go files unused for a day, what is binned for 30 days, and uploads past their time; bytes and all', async () => {
  const here = await world()
  const ann = member(here)
  const [unused, kept, hung, binned] = [
    await aFile(ann),
    await aFile(ann, { purpose: 'library' }),
    await aFile(ann),
    await aFile(ann, { purpose: 'library' }),
  ]
  await ann.post('/files/uploads/begin', { name: 'never.txt', size: 10 })
  await ann.delete(`/files/${binned}`)
  const { memberId } = await ann.identity()
  await here.transact((tx) => attachFiles(tx, { parent: { noun: 'people.member', id: memberId }, fileIds: [hung] }))
  await here.drain()
  const job = here.host.registry.jobs.get('files.clean-up')
  expect(job?.schedule).toMatchObject({ cron: '0 2 * * *', zone: 'UTC' })
  const clean = async () => {
    await here.transact(async (tx) => tx.ask(job as never, {} as never))
    expect((await here.drain()).failedJobs).toEqual([])
  }
  const left = async () => {
    const { rows } = await here.database.owner.query('select id from files_files where tenant_id = $1 order by id', [
      here.tenant.id,
    ])
    return rows.map(({ id }) => id)
  }
  here.clock.advance({ hours: 23 })
  await clean()
  expect(await left()).toEqual([unused, kept, hung, binned].sort())
  here.clock.advance({ hours: 2 })
  await clean()
  expect(await left()).toEqual([kept, hung, binned].sort())
  const uploads = await here.database.owner.query('select from files_uploads where tenant_id = $1', [here.tenant.id])
  expect(uploads.rows).toEqual([])
  here.clock.advance({ hours: 30 * 24 })
  await clean()
  expect(await left()).toEqual([kept, hung].sort())
  expect((await member(here).get(`/files/${hung}/content`)).status).toBe(200)
})
