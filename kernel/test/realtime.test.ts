import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Host } from '../src/command/host.ts'
import { event } from '../src/contract/event.ts'
import { newId } from '../src/db/id.ts'
import { startTail } from '../src/event/tail.ts'
import { createHttp } from '../src/http/index.ts'
import { type Actor, systemActor } from '../src/policy/actor.ts'
import { connectLive, type Live, type LiveEvent } from '../src/realtime/client.ts'
import { realtimeCounts } from '../src/realtime/counts.ts'
import { type RealtimeOptions, startRealtime } from '../src/realtime/realtime.ts'
import { realtimeRoutes } from '../src/realtime/routes.ts'
import type { Tenant } from '../src/tenant/tenant.ts'
import { freshDatabase } from './fresh-database.ts'
import { aHost, aTenant, bellRung, bellWhispered, ring, until } from './kit.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

const sessionEnded = event({ name: 'identity.session.ended', data: z.object({ memberId: z.uuid() }), audience: () => [] })

const memberChanged = event({ name: 'people.member.changed', data: z.object({ memberId: z.uuid() }), audience: () => ['tenant'] })

type Scene = {
  host: Host
  tenant: Tenant
  url: string
  views: number[]
  ended: Set<string>
  demoted: Set<string>
  /** Whoever asks for the slow bell is told after these are called. */
  waiting: (() => void)[]
  realtime: ReturnType<typeof startRealtime>
}

/** One process listening: a member may hear the big bell; the view of a ring says how loud it is. */
async function scene(options?: RealtimeOptions): Promise<Scene> {
  const views: number[] = []
  const ended = new Set<string>()
  const demoted = new Set<string>()
  const waiting: (() => void)[] = []
  const slowly = async ({ memberId }: Actor) => {
    const may = !demoted.has(memberId ?? '')
    await new Promise<void>((resolve) => waiting.push(resolve))
    return may
  }
  const parts = {
    rooms: {
      'belfry.bell': async ({ actor }: { actor: Actor }, id: string) =>
        id === 'slow' ? slowly(actor) : id === 'big' && actor.kind === 'member',
    },
    live: {
      [bellRung.name]: async (_reader: unknown, { number }: { number: number }) => {
        views.push(number)
        if (number === 13) throw new Error('unlucky')
        return { loudness: number * 10 }
      },
    },
  }
  const host = await aHost(await freshDatabase(), parts, async (reader, token) => {
    if (ended.has(`fault ${token}`)) throw new Error('the database is away')
    const actor: Actor = JSON.parse(Buffer.from(token, 'base64url').toString())
    return actor.tenantId === reader.tenant.id && !ended.has(token) ? actor : null
  })
  const http = await createHttp(host, { limits: 'off' })
  await http.register(realtimeRoutes(host), { prefix: '/api/v1' })
  const tail = await startTail(host)
  const realtime = startRealtime(host, http.server, options)
  await http.listen({ port: 0, host: '127.0.0.1' })
  cleanUp.push(
    () => host.close(),
    () => http.close(),
    () => tail.stop(),
    () => realtime.stop(),
  )
  const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
  return { host, tenant: await aTenant(host), url, views, ended, demoted, waiting, realtime }
}

function aMember(tenant: Tenant): { memberId: string; token: string } {
  const memberId = newId()
  const actor = {
    kind: 'member',
    memberId,
    accountId: newId(),
    tenantId: tenant.id,
    permissions: [],
    locale: 'en',
    displayName: 'M',
    sessionId: newId(),
  }
  return { memberId, token: Buffer.from(JSON.stringify(actor)).toString('base64url') }
}

function live({ url, tenant }: Scene, token?: string): Live {
  const connection = connectLive({ url, token, tenant: tenant.slug })
  cleanUp.push(() => connection.close())
  return connection
}

async function raw({ url }: Scene, options: Parameters<typeof io>[1] = {}): Promise<Socket> {
  const socket = io(url, { path: '/realtime', transports: ['websocket'], reconnection: false, forceNew: true, ...options })
  cleanUp.push(() => socket.close())
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  return socket
}

/** Watches and waits until the server has agreed. */
async function watching(connection: Live, rooms: readonly string[], after?: string) {
  const heard: LiveEvent[] = []
  const denied: string[] = []
  let resyncs = 0
  const before = realtimeCounts.watched + realtimeCounts.denied
  const stop = connection.watch(rooms, (event) => heard.push(event), {
    after,
    onDenied: (some) => denied.push(...some),
    onResync: () => resyncs++,
  })
  await until(() => realtimeCounts.watched + realtimeCounts.denied >= before + rooms.length)
  await new Promise((resolve) => setTimeout(resolve, 30))
  return { heard, denied, resyncs: () => resyncs, stop }
}

const emit = (
  host: Host,
  tenant: Tenant,
  what: Parameters<Parameters<Host['transact']>[2]>[0]['emit'] extends (type: infer E, data: infer D) => void ? [E, D] : never,
) => host.transact(tenant, systemActor(tenant.id), async (tx) => tx.emit(what[0], what[1] as never))

test('[RT-01] everyone in the room hears an event as the module’s view, which is made once', async () => {
  const here = await scene()
  const listeners: Awaited<ReturnType<typeof watching>>[] = []
  for (let i = 0; i < 3; i++) listeners.push(await watching(live(here, aMember(here.tenant).token), ['belfry.bell:big']))
  await ring(here.host, here.tenant, 4)
  await until(() => listeners.every(({ heard }) => heard.length === 1))
  for (const { heard } of listeners) {
    expect(heard[0]).toMatchObject({ room: 'belfry.bell:big', name: 'belfry.bell.rung', data: { loudness: 40 } })
  }
  expect(here.views).toEqual([4])
})

test('where the view fails, listeners get the ids, and later events come after it', async () => {
  const here = await scene()
  const { heard } = await watching(live(here, aMember(here.tenant).token), ['belfry.bell:big'])
  for (const number of [13, 14]) await ring(here.host, here.tenant, number)
  await until(() => heard.length === 2)
  expect(heard.map(({ data }) => data)).toEqual([{ number: 13 }, { loudness: 140 }])
})

test('[RT-06][RT-23] nobody joins a room they may not hear: others’ own rooms, guarded ones, other communities’', async () => {
  const here = await scene()
  const [mary, john] = [aMember(here.tenant), aMember(here.tenant)]
  const own = await watching(live(here, mary.token), [
    `member:${mary.memberId}`,
    `member:${john.memberId}`,
    'belfry.bell:small',
    'nowhere:1',
    'toString:1',
  ])
  expect(own.denied).toEqual([`member:${john.memberId}`, 'belfry.bell:small', 'nowhere:1', 'toString:1'])
  const visitor = await watching(live(here), ['belfry.bell:big', 'tenant'])
  expect(visitor.denied).toEqual(['belfry.bell:big', 'tenant'])
  const elsewhere = { ...here, tenant: await aTenant(here.host) }
  const neighbour = await watching(live(elsewhere, aMember(elsewhere.tenant).token), ['belfry.bell:big'])
  await emit(here.host, here.tenant, [bellWhispered, { memberId: john.memberId }])
  await emit(here.host, here.tenant, [bellWhispered, { memberId: mary.memberId }])
  await ring(here.host, here.tenant, 1)
  await until(() => own.heard.length > 0)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(own.heard.map(({ data }) => data)).toEqual([{ memberId: mary.memberId }])
  expect(visitor.heard).toEqual([])
  expect(neighbour.heard).toEqual([])
})

test('[RT-22] connections cut again and again while events flow: each is heard once, in order', async () => {
  const here = await scene()
  const connection = live(here, aMember(here.tenant).token)
  const { heard } = await watching(connection, ['belfry.bell:big'])
  const total = 200
  const cutting = setInterval(() => here.realtime.io.of('/').sockets.forEach((socket) => void socket.conn.close()), 400)
  for (let number = 100; number < 100 + total; number++) {
    await ring(here.host, here.tenant, number)
    await new Promise((resolve) => setTimeout(resolve, 8))
  }
  clearInterval(cutting)
  await until(() => heard.length >= total, 15_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(heard.map(({ data }) => data.loudness / 10)).toEqual(Array.from({ length: total }, (_, i) => i + 100))
}, 40_000)

test('who starts from a position gets what was missed; who missed too much is told to fetch anew', async () => {
  const here = await scene()
  const { token } = aMember(here.tenant)
  const position = async () =>
    (await fetch(`${here.url}/api/v1/events/position`, { headers: { 'x-tenant': here.tenant.slug } }))
      .json()
      .then((body: { position: string }) => body.position)
  const start: string = await position()
  for (const number of [1, 2]) await ring(here.host, here.tenant, number)
  const connection = live(here, token)
  const few = await watching(connection, ['belfry.bell:big'], start)
  expect(few.heard.map(({ data }) => data.loudness)).toEqual([10, 20])
  await here.host.transact(here.tenant, systemActor(here.tenant.id), async (tx) => {
    for (let number = 0; number < 500; number++) tx.emit(bellRung, { number })
  })
  const many = await watching(connection, ['belfry.bell:big'], start)
  await until(() => many.resyncs() === 1)
  await ring(here.host, here.tenant, 7)
  await until(() => many.heard.length > 0)
  expect(many.heard.map(({ data }) => data.loudness)).toEqual([70])
})

test('[RT-05] when a session ends its sockets are cut off; others’ stay', async () => {
  const here = await scene()
  const [mary, john] = [aMember(here.tenant), aMember(here.tenant)]
  const auth = ({ token }: { token: string }) => ({ auth: { token, tenant: here.tenant.slug } })
  const [hers, his] = await Promise.all([raw(here, auth(mary)), raw(here, auth(john))])
  here.ended.add(mary.token)
  await emit(here.host, here.tenant, [sessionEnded, { memberId: mary.memberId }])
  await until(() => !hers.connected)
  expect(his.connected).toBe(true)
  await expect(raw(here, auth(mary))).rejects.toMatchObject({ data: { code: 'session_expired' } })
})

test('a member who is suspended is cut off at once, and a fault over one socket spares nobody behind it', async () => {
  const here = await scene()
  const [ann, mary] = [aMember(here.tenant), aMember(here.tenant)]
  const auth = ({ token }: { token: string }) => ({ auth: { token, tenant: here.tenant.slug } })
  await raw(here, auth(ann))
  const hers = await raw(here, auth(mary))
  here.ended.add(mary.token)
  await emit(here.host, here.tenant, [memberChanged, { memberId: mary.memberId }])
  await until(() => !hers.connected, 2_000)
  const his = await raw(here, auth(ann))
  const last = aMember(here.tenant)
  const theirs = await raw(here, auth(last))
  here.ended.add(`fault ${ann.token}`).add(last.token)
  await here.realtime.recheck(here.tenant.id).catch(() => {})
  await until(() => !theirs.connected, 2_000)
  expect(his.connected).toBe(true)
})

test('rights that change while a room is asked for count, not those of the asking', async () => {
  const here = await scene()
  const mary = aMember(here.tenant)
  const socket = await raw(here, { auth: { token: mary.token, tenant: here.tenant.slug } })
  const asked = socket.emitWithAck('watch', { rooms: ['belfry.bell:slow'] })
  await until(() => here.waiting.length === 1)
  here.demoted.add(mary.memberId)
  await here.realtime.recheck(here.tenant.id, mary.memberId)
  here.waiting.shift()?.()
  await until(() => here.waiting.length === 1, 1_000).catch(() => {})
  here.waiting.shift()?.()
  expect(await asked).toMatchObject({ ok: true, rooms: [], denied: ['belfry.bell:slow'] })
})

test('a browser is known by its session cookie; a page of another site may not use it', async () => {
  const here = await scene()
  const { token, memberId } = aMember(here.tenant)
  const headers = { cookie: `guildhall_session=${token}`, 'x-tenant': here.tenant.slug }
  const socket = await raw(here, { extraHeaders: { ...headers, origin: here.url } })
  expect(await socket.emitWithAck('watch', { rooms: [`member:${memberId}`] })).toMatchObject({
    ok: true,
    rooms: [`member:${memberId}`],
  })
  await expect(raw(here, { extraHeaders: { ...headers, origin: 'https://evil.example' } })).rejects.toThrow()
  await expect(raw(here, { auth: { tenant: 'nowhere' } })).rejects.toMatchObject({ data: { code: 'unknown_community' } })
})

test('[RT-18] requests that are malformed, too many or too greedy are refused and change nothing', async () => {
  const here = await scene()
  const { token } = aMember(here.tenant)
  const socket = await raw(here, { auth: { token, tenant: here.tenant.slug } })
  for (const bad of [
    null,
    'x',
    {},
    { rooms: [] },
    { rooms: [1] },
    { rooms: ['tenant'], after: "1'; drop" },
    { rooms: ['tenant'], more: 1 },
  ]) {
    expect(await socket.emitWithAck('watch', bad)).toMatchObject({ ok: false, code: 'invalid_input' })
  }
  const rooms = Array.from({ length: 60 }, (_, i) => `member:${i}`)
  expect(await socket.emitWithAck('watch', { rooms })).toMatchObject({ ok: true, rooms: [] })
  const flood = await Promise.all(Array.from({ length: 40 }, () => socket.emitWithAck('watch', { rooms: ['tenant'] })))
  expect(flood.filter((answer) => answer.code === 'too_many_requests').length).toBeGreaterThan(5)
  socket.emit('watch', { rooms: ['tenant'] })
  socket.emit('watch')
  expect(socket.connected).toBe(true)
})

test('[RT-19] one member has only so many connections; closing one makes room', async () => {
  const here = await scene({ mostEach: 2 })
  const options = { auth: { token: aMember(here.tenant).token, tenant: here.tenant.slug } }
  const [first] = [await raw(here, options), await raw(here, options)]
  await expect(raw(here, options)).rejects.toMatchObject({ data: { code: 'too_many_connections' } })
  first.close()
  await until(() =>
    raw(here, options).then(
      () => true,
      () => false,
    ),
  )
})

test('[RT-28] without WebSockets: long polling, and plain requests that give the same events', async () => {
  const here = await scene()
  const { token } = aMember(here.tenant)
  const poller = await raw(here, { transports: ['polling'], upgrade: false, auth: { token, tenant: here.tenant.slug } })
  const heard: LiveEvent[] = []
  poller.on('event', (event) => heard.push(event))
  const { position } = await poller.emitWithAck('watch', { rooms: ['belfry.bell:big'] })
  for (const number of [1, 2, 3]) await ring(here.host, here.tenant, number)
  await until(() => heard.length === 3)
  const get = (path: string, headers = {}) =>
    fetch(`${here.url}/api/v1${path}`, { headers: { 'x-tenant': here.tenant.slug, ...headers } })
  const mine = { authorization: `Bearer ${token}` }
  const answer = await (await get(`/events?rooms=belfry.bell:big,member:x&after=${position}`, mine)).json()
  expect(answer).toEqual({ events: heard, denied: ['member:x'], position: heard[2]?.position, resync: false })
  const rest = await (await get(`/events?rooms=belfry.bell:big&after=${heard[1]?.position}`, mine)).json()
  expect(rest.events).toEqual([heard[2]])
  expect(await (await get(`/events?rooms=belfry.bell:big&after=${position}`)).json()).toMatchObject({
    events: [],
    denied: ['belfry.bell:big'],
  })
  expect((await get('/events?rooms=tenant&after=soon', mine)).status).toBe(400)
  expect((await get('/events', mine)).status).toBe(400)
})

test('[RT-20] connections and deliveries are counted', async () => {
  const here = await scene()
  const before = { ...realtimeCounts }
  const { heard } = await watching(live(here, aMember(here.tenant).token), ['belfry.bell:big'])
  await ring(here.host, here.tenant, 1)
  await until(() => heard.length === 1)
  expect(realtimeCounts).toMatchObject({
    open: before.open + 1,
    opened: before.opened + 1,
    watched: before.watched + 1,
    sent: before.sent + 1,
  })
})

test('[RT-02] [RT-06] older clients connect to their namespace and hear what is theirs without asking', async () => {
  const here = await scene()
  const { memberId, token } = aMember(here.tenant)
  const auth = { token, tenant: here.tenant.slug }
  for (const namespace of ['/api/ws', '/jobs', '/mentorship']) {
    const socket = io(`${here.url}${namespace}`, { path: '/realtime', transports: ['websocket'], forceNew: true, auth })
    cleanUp.push(() => socket.close())
    const heard: LiveEvent[] = []
    socket.on('event', (event: LiveEvent) => heard.push(event))
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
    await emit(here.host, here.tenant, [bellWhispered, { memberId }])
    await emit(here.host, here.tenant, [bellWhispered, { memberId: newId() }])
    await until(() => heard.length > 0)
    expect(heard).toMatchObject([{ room: `member:${memberId}`, name: 'belfry.bell.whispered', data: { memberId } }])
  }
  here.ended.add(token)
  const late = io(`${here.url}/api/ws`, { path: '/realtime', transports: ['websocket'], forceNew: true, auth })
  cleanUp.push(() => late.close())
  expect((await new Promise<Error>((resolve) => late.once('connect_error', resolve))).message).toBe('session_expired')
})
