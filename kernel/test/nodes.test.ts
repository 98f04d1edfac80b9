import pino from 'pino'
import { afterEach, expect, test } from 'vitest'
import { testClock } from '../src/clock/clock.ts'
import { createRateLimits } from '../src/http/limits.ts'
import { createNodes, type Nodes } from '../src/nodes/nodes.ts'
import { until } from './kit.ts'
import { aRedis, hasRedis } from './redis.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

const log = pino({ level: 'silent' })
const ann = { tenantId: 't', memberId: 'ann' }
const tenant = { id: 't', settings: {} } as Parameters<NonNullable<ReturnType<typeof createRateLimits>>['consume']>[0]

/** Two processes of one server, and the Redis between them. */
async function two() {
  const redis = await aRedis()
  cleanUp.push(redis.stop)
  const clock = testClock('2026-03-01T12:00:00.000Z')
  const nodes = await Promise.all([createNodes(redis.url, { log, clock }), createNodes(redis.url, { log, clock })])
  cleanUp.push(() => Promise.all(nodes.map((each) => each.stop())))
  const [one, other] = nodes as [Nodes, Nodes]
  // A process listens from its first message on.
  let heard = false
  const stop = other.hear('hello', () => {
    heard = true
  })
  await until(() => {
    one.tell('hello', null)
    return heard
  })
  stop()
  return { redis, clock, one, other }
}

test('without Redis a process is by itself: it counts, knows its own sockets, and tells nobody', async () => {
  const nodes = await createNodes(undefined, { log, clock: testClock('2026-03-01T12:00:00.000Z') })
  const heard: unknown[] = []
  nodes.hear('news', (message) => heard.push(message))
  nodes.tell('news', 1)
  await nodes.presence.note(ann, 's1', 'online')
  expect(await nodes.presence.of('t', ['ben', 'ann'])).toEqual(['offline', 'online'])
  expect(await nodes.presence.of('other tenant', ['ann'])).toEqual(['offline'])
  expect([heard, nodes.check]).toEqual([[], null])
})

test.skipIf(!hasRedis)('[RT-17] what one process says the others hear, but not itself', async () => {
  const { one, other } = await two()
  const [own, others]: unknown[][] = [[], []]
  one.hear('news', (message) => own?.push(message))
  other.hear('news', (message) => others?.push(message))
  one.tell('news', { a: 1 })
  one.tell('gossip', { b: 2 })
  one.tell('news', { c: 3 })
  await until(() => others?.length === 2)
  expect([own, others]).toEqual([[], [{ a: 1 }, { c: 3 }]])
})

test.skipIf(!hasRedis)(
  '[RT-11] a member is the liveliest of their sockets in all processes; sockets of a dead process run out',
  async () => {
    const { one, other, clock } = await two()
    await one.presence.note(ann, 's1', 'away')
    expect(await other.presence.of('t', ['ann', 'ben'])).toEqual(['away', 'offline'])
    await other.presence.note(ann, 's2', 'online')
    expect(await one.presence.of('t', ['ann'])).toEqual(['online'])
    await other.presence.forget(ann, 's2')
    expect(await one.presence.of('t', ['ann'])).toEqual(['away'])
    clock.advance({ seconds: 121 })
    expect(await other.presence.of('t', ['ann'])).toEqual(['offline'])
  },
)

test.skipIf(!hasRedis)('rate limits count requests of all processes together', async () => {
  const { one, other } = await two()
  const limits = [one, other].map((nodes) => createRateLimits(nodes, { write: { points: 3, seconds: 60 } }))
  const allowed = []
  for (const at of [0, 1, 0, 1]) allowed.push((await limits[at]?.consume(tenant, 'write', 'ann'))?.allowed)
  expect(allowed).toEqual([true, true, true, false])
})

test.skipIf(!hasRedis)(
  '[RT-28] while Redis is gone each process goes on by itself; when it is back they are together again',
  async () => {
    const { redis, one, other } = await two()
    const limits = createRateLimits(one, { write: { points: 1, seconds: 60 } })
    await one.presence.note(ann, 's1', 'online')
    await redis.stop()
    await expect(one.check?.()).rejects.toThrow()
    expect((await limits?.consume(tenant, 'write', 'ben'))?.allowed).toBe(true)
    expect((await limits?.consume(tenant, 'write', 'ben'))?.allowed).toBe(false)
    expect(await one.presence.of('t', ['ann'])).toEqual(['online'])
    expect(await other.presence.of('t', ['ann'])).toEqual(['offline'])
    one.tell('news', 'lost')
    const heard: unknown[] = []
    other.hear('news', (message) => heard.push(message))
    await redis.start()
    await until(() => {
      one.tell('news', 'again')
      return heard.length > 0
    })
    expect(heard).not.toContain('lost')
    await one.presence.note(ann, 's1', 'online')
    expect(await other.presence.of('t', ['ann'])).toEqual(['online'])
  },
)
