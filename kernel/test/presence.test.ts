import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createHttp } from '../src/http/index.ts'
import type { Actor } from '../src/policy/actor.ts'
import { connectLive, type WhisperEvent } from '../src/realtime/client.ts'
import { realtimeCounts } from '../src/realtime/counts.ts'
import { startRealtime } from '../src/realtime/realtime.ts'
import type { Tenant } from '../src/tenant/tenant.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Address, aHost, aTenant, until } from './kit.ts'
import { aRedis, hasRedis } from './redis.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

const GRACE_MS = 60

/** One process with open sockets. Nobody may know whether the hermit is here. */
async function aProcess(address: Address, graceMs = GRACE_MS) {
  const rooms = { presence: async (_reader: unknown, id: string) => id !== 'hermit' }
  const host = await aHost(address, { rooms }, async (reader, token) => memberNamed(token, reader.tenant.id))
  const http = await createHttp(host, { limits: 'off' })
  const realtime = startRealtime(host, http.server, { graceMs })
  await http.listen({ port: 0, host: '127.0.0.1' })
  cleanUp.push(
    () => host.close(),
    () => http.close(),
    () => realtime.stop(),
  )
  return { host, url: `http://127.0.0.1:${(http.server.address() as AddressInfo).port}` }
}

const memberNamed = (name: string, tenantId: string): Actor => ({
  ...{
    kind: 'member',
    memberId: name,
    accountId: name,
    tenantId,
    permissions: [],
    locale: 'en',
    displayName: name,
    sessionId: name,
  },
})

function connect({ url }: { url: string }, tenant: Tenant, name: string) {
  const live = connectLive({ url, token: name, tenant: tenant.slug })
  cleanUp.push(() => live.close())
  return live
}

/** Hears how a member is, as `name` on that process; resolves once the server has answered. */
async function listenTo(process: { url: string }, tenant: Tenant, { as, to }: { as: string; to: string }) {
  const heard: WhisperEvent[] = []
  const denied: string[] = []
  const before = realtimeCounts.watched + realtimeCounts.denied
  const live = connect(process, tenant, as)
  live.onWhisper((said) => heard.push(said))
  live.watch([`presence:${to}`], () => {}, { onDenied: (rooms) => denied.push(...rooms) })
  await until(() => realtimeCounts.watched + realtimeCounts.denied > before)
  return { heard, denied, states: () => heard.map(({ data }) => data.state) }
}

test('[RT-10] others hear that a member has come, looks away, looks again and is gone; a second window says nothing', async () => {
  const here = await aProcess(await freshDatabase())
  const tenant = await aTenant(here.host)
  const ben = await listenTo(here, tenant, { as: 'ben', to: 'ann' })
  const first = connect(here, tenant, 'ann')
  await until(() => ben.heard.length === 1)
  expect(ben.heard[0]).toEqual({
    room: 'presence:ann',
    name: 'presence',
    from: 'ann',
    data: { state: 'online', at: here.host.clock.now() },
  })
  first.attend('away')
  await until(() => ben.heard.length === 2)
  const second = connect(here, tenant, 'ann')
  await until(() => ben.heard.length === 3)
  second.close()
  await until(() => ben.heard.length === 4)
  first.attend('online')
  await until(() => ben.heard.length === 5)
  first.close()
  await until(() => ben.heard.length === 6)
  expect(ben.states()).toEqual(['online', 'away', 'online', 'away', 'online', 'offline'])
  expect(await here.host.nodes.presence.of(tenant.id, ['ann', 'ben'])).toEqual(['offline', 'online'])
})

test('turning a page is not leaving', async () => {
  const grace = 3_000
  const here = await aProcess(await freshDatabase(), grace)
  const tenant = await aTenant(here.host)
  const ben = await listenTo(here, tenant, { as: 'ben', to: 'ann' })
  const page = connect(here, tenant, 'ann')
  await until(() => ben.heard.length === 1)
  page.close()
  connect(here, tenant, 'ann')
  await new Promise((resolve) => setTimeout(resolve, grace + 500))
  expect(ben.states()).toEqual(['online'])
})

test('[RT-23] whoever may not know hears nothing', async () => {
  const here = await aProcess(await freshDatabase())
  const tenant = await aTenant(here.host)
  const ben = await listenTo(here, tenant, { as: 'ben', to: 'hermit' })
  connect(here, tenant, 'hermit')
  await until(async () => (await here.host.nodes.presence.of(tenant.id, ['hermit']))[0] === 'online')
  await until(() => ben.denied.length === 1)
  expect([ben.denied, ben.heard]).toEqual([['presence:hermit'], []])
})

test.skipIf(!hasRedis)('[RT-11, RT-17] who is here is known in every process, and said there', async () => {
  const redis = await aRedis()
  cleanUp.push(redis.stop)
  const address = { ...(await freshDatabase()), redisUrl: redis.url }
  const [one, other] = [await aProcess(address), await aProcess(address)]
  const tenant = await aTenant(one.host)
  other.host.tenants.forget()
  const ben = await listenTo(other, tenant, { as: 'ben', to: 'ann' })
  const ann = connect(one, tenant, 'ann')
  await until(() => ben.heard.length === 1)
  expect(await other.host.nodes.presence.of(tenant.id, ['ann'])).toEqual(['online'])
  ann.close()
  await until(() => ben.heard.length === 2)
  expect(ben.states()).toEqual(['online', 'offline'])
})
