import { later } from '@guildhall/kernel'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aDeadDelivery } from '../testing/laws.ts'

const sum = (days: { count: number }[]) => days.reduce((all, { count }) => all + count, 0)

test('[ADM-06] [ADM-10] the dashboard counts what has really happened in this community', async () => {
  const { as, drain, anotherTenant } = await world()
  const admin = as({ roles: ['admin'] })
  const tarni = as({ roles: ['member'] })
  await anotherTenant()
  const before = (await admin.get('/administration/dashboard')).body
  const { body: made } = await tarni.post('/forum/topics', {
    category: 'general',
    title: 'Boots for the track',
    body: 'Size 44.',
  })
  await tarni.post(`/forum/topics/${made.topic.id}/posts`, { body: 'Still looking.' })
  await as.stranger().identity()
  await drain()
  const after = (await admin.get('/administration/dashboard')).body
  expect(after.members).toMatchObject({ total: 2, suspended: 0, new7d: 2, active7d: 2 })
  expect(sum(after.activity.topics) - sum(before.activity.topics)).toBe(1)
  expect(sum(after.activity.joined)).toBe(2)
  expect(after.activity.posts).toHaveLength(14)
  expectRefusal(await tarni.get('/administration/dashboard'), 'not_permitted')
})

test('[ADM-10] each figure leads to a list of as many members; days are the community’s own', async () => {
  const { as, drain, clock } = await world()
  await as({ roles: ['member'] }).identity()
  await drain()
  clock.advance({ hours: 24 * 8 })
  await as({ roles: ['member'] }).identity()
  await drain()
  const admin = as({ roles: ['admin'] })
  const { members, activity } = (await admin.get('/administration/dashboard')).body
  const listed = async (query: string) => (await admin.get(`/administration/members?${query}`)).body.items.length
  expect(await listed('recent=joined')).toBe(members.new7d)
  expect(await listed('status=active&recent=seen')).toBe(members.active7d)
  expect(await listed('')).toBe(members.total)
  expect(members.new7d).toBeLessThan(members.total)
  expect(activity.zone).toBe('UTC')
  expect(activity.joined.at(-1).day).toBe(clock.now().slice(0, 10))
})

test('[ADM-10] what was written before a community came here is counted on the day it was written', async () => {
  const { as, drain, transact, host, clock } = await world()
  const history = host.registry.events.get('forum.history.added')
  const daysAgo = (days: number) => later(clock.now(), { hours: -24 * days })
  await transact(async (tx) => tx.emit(history as never, { topics: [daysAgo(1), daysAgo(60)], posts: [daysAgo(2)] } as never))
  await drain()
  const { activity } = (await as({ roles: ['admin'] }).get('/administration/dashboard')).body
  expect(sum(activity.topics)).toBe(1)
  expect(activity.topics.at(-2).count).toBe(1)
  expect(sum(activity.posts)).toBe(1)
})

test('[ADM-03] [ADM-17] what failed every time is listed and tried again by those who look after the system', async () => {
  const here = await world()
  const admin = here.as({ roles: ['admin'] })
  const moderator = here.as({ roles: ['moderator'] })
  const ref = await aDeadDelivery(here)
  const { body } = await admin.get('/admin/jobs')
  expect(body.items.map((item: { ref: string }) => item.ref)).toContain(ref)
  const system = (await admin.get('/administration/system')).body
  expect(system.queues.deliveriesDead).toBeGreaterThan(0)
  const retry = (who: typeof admin) => who.post(`/administration/failures/${encodeURIComponent(ref)}/retry`)
  for (const who of [moderator]) expectRefusal(await retry(who), 'not_permitted')
  expectRefusal(await retry(here.as.stranger()), 'not_found')
  expect((await retry(admin)).body).toEqual({ retried: true })
  expectRefusal(await retry(admin), 'not_found')
  await here.drain()
  const left = (await admin.get('/admin/jobs')).body.items.map((item: { ref: string }) => item.ref)
  expect(left).not.toContain(ref)
  for (const bad of ['job:x', 'delivery:1', `delivery:${'9'.repeat(30)}:a`, "job:' or 1=1"])
    expectRefusal(await admin.post(`/administration/failures/${encodeURIComponent(bad)}/retry`), 'not_found')
})

test('[NAV-01] [NAV-02] [NAV-03] [NAV-04] [NAV-05] the blueprint says in which tier of navigation a role is', async () => {
  const tiers = [
    { role: 'admin', tier: 'platform' },
    { role: 'moderator', tier: 'agency' },
    { role: 'member', tier: 'client' },
  ]
  const { as } = await world({ sections: { administration: { tiers } } })
  const tierOf = async (...roles: string[]) => (await as({ roles }).get('/administration/navigation')).body.tier
  expect(await tierOf('admin')).toBe('platform')
  expect(await tierOf('moderator', 'member')).toBe('agency')
  expect(await tierOf('member')).toBe('client')
  const plain = await world()
  const plainTier = async (role: string) => (await plain.as({ roles: [role] }).get('/administration/navigation')).body
  expect(await plainTier('admin')).toMatchObject({ tier: 'tenant', pending: { invitations: 0, mails: 0, jobs: 0 } })
  expect(await plainTier('member')).toMatchObject({ tier: 'talent', pending: { invitations: null, mails: null, jobs: null } })
})
