import type { Actor } from '@guildhall/kernel'
import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { attachFiles, attachmentsOf, detachFiles, fileCards, parentsOf } from '../server/api.ts'
import { aFile } from '../testing/factories.ts'

// What files hang on here is a member: whoever may open their profile sees them.
const noun = 'people.member'

async function actorOf({ host, tenant }: World, by: Caller): Promise<Actor> {
  const actor = await host.authenticate(tenant, (await by.identity()).token)
  if (!actor) throw new Error('Nobody is signed in')
  return actor
}

const idOf = async (by: Caller) => (await by.identity()).memberId

async function scene() {
  const here = await world()
  const [ann, ben, eve] = [here.as({ roles: ['member'] }), here.as({ roles: ['member'] }), here.as({ roles: ['member'] })]
  const parent = { noun, id: await idOf(ann) }
  const attach = async (by: Caller, fileIds: readonly string[], most?: number) =>
    here.transact((tx) => attachFiles(tx, { parent, fileIds, ...(most ? { most } : {}) }), await actorOf(here, by))
  const names = async () => {
    const found = await attachmentsOf(here.host.reader(here.tenant, await actorOf(here, ben)), noun, [parent.id])
    return found.get(parent.id)?.map(({ id }) => id) ?? []
  }
  return { here, ann, ben, eve, parent, attach, names }
}

test('[FILE-19, FILE-28] whoever sees what a file hangs on sees the file; blocked people do not, nor when it comes off', async () => {
  const { here, ann, ben, eve, parent, attach } = await scene()
  const fileId = await aFile(ann)
  await here.drain()
  const path = `/files/${fileId}/content`
  expectRefusal(await ben.get(path), 'not_found')
  await attach(ann, [fileId])
  expect((await ben.get(path)).status).toBe(200)
  expect((await ann.post(`/users/${await idOf(eve)}/block`)).status).toBe(200)
  expectRefusal(await eve.get(path), 'not_found')
  expectRefusal(await here.as.stranger().get(path), 'not_found')
  await here.transact(async (tx) => detachFiles(tx, parent), await actorOf(here, ann))
  expectRefusal(await ben.get(path), 'not_found')
  expect((await ann.get(path)).status).toBe(200)
})

test('the list given is the list there is, in its order; naming it again changes nothing', async () => {
  const { here, ann, parent, attach, names } = await scene()
  const [one, two, three] = [await aFile(ann), await aFile(ann), await aFile(ann)]
  await attach(ann, [one, two])
  expect(await names()).toEqual([one, two])
  await attach(ann, [three, one])
  await attach(ann, [three, one, three])
  expect(await names()).toEqual([three, one])
  const reader = here.host.reader(here.tenant, await actorOf(here, ann))
  expect(await parentsOf(reader, noun, three)).toEqual([parent.id])
  const { rows } = await here.database.owner.query(
    'select id from files_files where tenant_id = $1 and unused_since is not null',
    [here.tenant.id],
  )
  expect(rows).toEqual([{ id: two }])
})

test('only one’s own files, or shared ones, can be hung up; and not without end', async () => {
  const { here, ann, ben, attach } = await scene()
  const [own, others, shared] = [await aFile(ann), await aFile(ben), await aFile(ben, { visibility: 'members' })]
  await expect(attach(ann, [own, others])).rejects.toThrow('not_found')
  await expect(attach(ann, [own, shared], 1)).rejects.toThrow('too_many_attachments')
  await attach(ann, [own, shared])
  await expect(
    here.transact((tx) => attachFiles(tx, { parent: { noun: 'nobody.knows', id: own }, fileIds: [own] })),
  ).rejects.toThrow('No manifest says who may see a nobody.knows')
})

test('cards have no addresses before the file is clean; files in the bin have no card', async () => {
  const { here, ann } = await scene()
  const [one, two] = [await aFile(ann), await aFile(ann)]
  const cards = async () => fileCards(here.host.reader(here.tenant, await actorOf(here, ann)), [one, two])
  expect((await cards()).get(one)).toMatchObject({ state: 'uploaded', urls: null })
  await here.drain()
  expect((await cards()).get(one)).toMatchObject({ state: 'clean', urls: { content: `/files/${one}/content` } })
  await ann.delete(`/files/${two}`)
  expect([...(await cards()).keys()]).toEqual([one])
})
