import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { changeChunk } from '../server/operations/chunk.ts'
import { manyMembers } from '../testing/factories.ts'

const path = '/administration/operations'
const suspendAll = { filter: { q: 'Many' }, action: 'suspend', reason: 'A wave of spam.' }

async function aCrowd(count: number) {
  const here = await world()
  await manyMembers(here, count)
  const admin = here.as({ roles: ['admin'], name: 'Ada Admin' })
  await admin.identity()
  return { ...here, admin }
}
const howMany = async (admin: ReturnType<World['as']>, query: string) => {
  const { body } = await admin.get(`/administration/members?limit=1000&${query}`)
  return body.items.length as number
}

test('[ADM-16] everybody who matches is changed by a job that says how far it is, and the whole is taken back by another', async () => {
  const { admin, drain } = await aCrowd(450)
  const begun = await admin.post(path, suspendAll)
  expect(begun.body).toMatchObject({ state: 'running', total: 450, done: 0, byName: 'Ada Admin', may: { cancel: true } })
  expect(await howMany(admin, 'status=suspended')).toBe(0)
  await drain()
  const { id } = begun.body
  expect((await admin.get(`${path}/${id}`)).body).toMatchObject({ state: 'done', done: 450, changed: 450, refused: 0 })
  expect(await howMany(admin, 'status=suspended')).toBe(450)
  const undone = await admin.post(`${path}/${id}/undo`)
  expect(undone.body).toMatchObject({ action: 'reactivate', total: 450, undoes: id })
  expectRefusal(await admin.post(`${path}/${id}/undo`), 'operation_over')
  await drain()
  expect(await howMany(admin, 'status=suspended')).toBe(0)
  expect((await admin.get(path)).body.items.map(({ action }: { action: string }) => action)).toEqual(['reactivate', 'suspend'])
})

test('[ADM-16] who cannot be changed is named with the reason: oneself, the last administrator, who holds more', async () => {
  const { admin, as, drain } = await aCrowd(3)
  const other = as({ roles: ['admin'], name: 'Other Admin' })
  const [adminId, otherId] = [(await admin.identity()).memberId, (await other.identity()).memberId]
  const { body } = await admin.post(path, { filter: {}, action: 'suspend', reason: 'Closing down.' })
  await drain()
  const refused = (await admin.get(`${path}/${body.id}/members?outcome=refused`)).body.items
  expect(refused).toMatchObject([{ memberId: adminId, code: 'not_yourself', displayName: 'Ada Admin' }])
  expect(refused[0].sentence).toContain('Somebody else')
  expect((await admin.get(`/administration/members/${otherId}`)).body.status).toBe('suspended')

  const taken = await admin.post(path, { filter: { q: 'Ada' }, action: 'take-role', role: 'admin' })
  await drain()
  const outcomes = (await admin.get(`${path}/${taken.body.id}/members`)).body.items
  expect(outcomes).toMatchObject([{ memberId: adminId, outcome: 'refused', code: 'last_administrator' }])
  expect((await admin.get('/administration/dashboard')).status).toBe(200)
})

test('[ADM-16] taking a role back from everybody leaves it with those who had it before', async () => {
  const { admin, as, drain } = await aCrowd(4)
  const had = (await as({ roles: ['member', 'moderator'], name: 'Many Had It' }).identity()).memberId
  const given = (await admin.post(path, { filter: { q: 'Many' }, action: 'add-role', role: 'moderator' })).body
  await drain()
  expect((await admin.get(`${path}/${given.id}`)).body).toMatchObject({ total: 5, changed: 4, done: 5 })
  expect((await admin.get(`${path}/${given.id}/members?outcome=same`)).body.items).toMatchObject([{ memberId: had }])
  await admin.post(`${path}/${given.id}/undo`)
  await drain()
  expect(await howMany(admin, 'role=moderator')).toBe(1)
})

test('[ADM-16] a worker that dies before a commit leaves nothing of its chunk; one that dies after it is not repeated', async () => {
  const here = await aCrowd(250)
  const { admin, transact, drain } = here
  const { id } = (await admin.post(path, suspendAll)).body
  const chunk = (dies: 'before' | 'after' | null) =>
    changeChunk.run(
      {
        signal: new AbortController().signal,
        transact: (work: Parameters<typeof transact>[0]) =>
          transact(async (tx) => {
            const result = await work(tx)
            if (dies === 'before') throw new Error('killed')
            return result
          }),
      } as never,
      { operationId: id, step: 0 },
    )
  const done = async () => (await admin.get(`${path}/${id}`)).body
  await expect(chunk('before')).rejects.toThrow('killed')
  expect(await done()).toMatchObject({ done: 0, changed: 0, state: 'running' })
  await chunk('after')
  expect(await done()).toMatchObject({ done: 200, changed: 200, state: 'running' })
  await chunk(null)
  expect(await done()).toMatchObject({ done: 200, changed: 200, state: 'running' })
  await drain()
  expect(await done()).toMatchObject({ done: 250, changed: 250, state: 'done' })
})

test('[ADM-16] stopped, it goes no further, and what it did can still be taken back', async () => {
  const { admin, transact, drain } = await aCrowd(250)
  const { id } = (await admin.post(path, suspendAll)).body
  const context = { signal: new AbortController().signal, transact } as never
  await changeChunk.run(context, { operationId: id, step: 0 })
  expect((await admin.post(`${path}/${id}/cancel`)).body).toMatchObject({ state: 'cancelled', changed: 200 })
  expectRefusal(await admin.post(`${path}/${id}/cancel`), 'operation_over')
  await drain()
  expect(await howMany(admin, 'status=suspended')).toBe(200)
  await admin.post(`${path}/${id}/undo`)
  await drain()
  expect(await howMany(admin, 'status=suspended')).toBe(0)
})

test('[ADM-07] an operation does what its asker may at that moment; the log names who asked and everybody changed', async () => {
  const { admin, as, drain } = await aCrowd(2)
  const second = as({ roles: ['admin'], name: 'Second Admin' })
  const secondId = (await second.identity()).memberId
  const first = (await second.post(path, { ...suspendAll, filter: { q: 'Many 1' } })).body
  await drain()
  const late = (await second.post(path, { filter: { q: 'Many' }, action: 'reactivate' })).body
  await admin.put(`/administration/members/${secondId}/roles`, { roles: ['member'] })
  await drain()
  expect((await admin.get(`${path}/${late.id}`)).body).toMatchObject({ state: 'done', changed: 0, refused: 2 })
  const entries = (await admin.get('/admin/audit?action=administration.change-chunk')).body.items
  expect(entries).toHaveLength(1)
  const changed = (await admin.get(`${path}/${first.id}/members?outcome=changed`)).body.items
  const entry = (await admin.get(`/admin/audit/${entries[0].id}`)).body
  expect(entry.after).toEqual({
    action: 'suspend',
    by: secondId,
    members: changed.map((row: { memberId: string }) => row.memberId),
  })
})

test('an operation on nobody is none; neither members nor strangers start, see or stop one', async () => {
  const { admin, as } = await aCrowd(1)
  expectRefusal(await admin.post(path, { filter: { q: 'Nobody-like-this' }, action: 'reactivate' }), 'nobody_meant')
  expectRefusal(await admin.post(path, { filter: {}, action: 'suspend' }), 'invalid_input')
  expectRefusal(await admin.post(path, { filter: {}, action: 'add-role' }), 'invalid_input')
  const { id } = (await admin.post(path, suspendAll)).body
  expectRefusal(await as({ roles: ['member'] }).post(path, suspendAll), 'not_permitted')
  for (const address of [`${path}/${id}`, `${path}/${id}/members`]) {
    expectRefusal(await as({ roles: ['member'] }).get(address), 'not_found')
    expectRefusal(await as.stranger().get(address), 'not_found')
  }
  expectRefusal(await as.stranger().post(`${path}/${id}/cancel`), 'not_found')
})
