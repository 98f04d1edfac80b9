import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { editPrivacy } from '../contract/index.ts'

const member = { roles: ['member'] }

test('[USER-20, USER-29] a member learns how often a day their profile was looked at, never by whom', async () => {
  const { as, clock } = await world()
  const [ann, bea, cem] = [as(member), as(member), as(member)]
  const { memberId } = await ann.identity()
  const look = async (who: typeof ann) => (await who.post(`/users/${memberId}/visits`)).body
  expect([await look(bea), await look(bea), await look(cem), await look(ann)].map(({ counted }) => counted)).toEqual([
    true,
    false,
    true,
    false,
  ])
  clock.advance({ hours: 24 })
  await look(bea)
  const { body } = await ann.get('/users/me/visits')
  expect(body.total).toBe(3)
  expect(body.days.slice(-2).map(({ count }: { count: number }) => count)).toEqual([2, 1])
  expect(JSON.stringify(body)).not.toContain((await bea.identity()).memberId)
  expect((await bea.get('/users/me/visits')).body.total).toBe(0)
})

test('[USER-29] whoever wants no counting neither counts nor is counted, and what was counted is forgotten', async () => {
  const { as, database } = await world()
  const [ann, bea, cem] = [as(member), as(member), as(member)]
  const idOf = async (who: typeof ann) => (await who.identity()).memberId
  await bea.post(`/users/${await idOf(ann)}/visits`)
  await ann.post(`/users/${await idOf(bea)}/visits`)
  await ann.call(editPrivacy, { visits: false })
  const { rows } = await database.owner.query('select from people_visits where $1 in (member_id, visitor_id)', [await idOf(ann)])
  expect(rows).toHaveLength(0)
  expect((await cem.post(`/users/${await idOf(ann)}/visits`)).body).toEqual({ counted: false })
  expect((await ann.post(`/users/${await idOf(cem)}/visits`)).body).toEqual({ counted: false })
})

test('a look is forgotten when it is no longer counted', async () => {
  const { as, clock, database, drain, transact, host, tenant } = await world()
  const [ann, bea] = [as(member), as(member)]
  const { memberId } = await ann.identity()
  await bea.post(`/users/${memberId}/visits`)
  clock.advance({ hours: 24 * 31 })
  await transact(async (tx) => tx.ask(host.registry.jobs.get('people.purge-visits') as never, {} as never))
  await drain()
  expect((await database.owner.query('select from people_visits where tenant_id = $1', [tenant.id])).rows).toHaveLength(0)
})
