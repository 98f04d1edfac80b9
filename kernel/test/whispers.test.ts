import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { bind } from '../src/command/command.ts'
import { commandContract } from '../src/contract/contract.ts'
import { newId } from '../src/db/id.ts'
import { startTail } from '../src/event/tail.ts'
import { createHttp } from '../src/http/index.ts'
import type { Actor } from '../src/policy/actor.ts'
import { allowed } from '../src/policy/verdict.ts'
import { connectLive, type WhisperEvent } from '../src/realtime/client.ts'
import { startRealtime } from '../src/realtime/realtime.ts'
import { freshDatabase } from './fresh-database.ts'
import { aHost, aTenant, bellRung, ring, until } from './kit.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

const contract = commandContract({
  name: 'belfry.ring',
  http: 'POST /bells',
  summary: 'Rings.',
  access: 'member',
  input: z.strictObject({ number: z.number().int() }),
  output: z.object({ by: z.string() }),
})
const ringCommand = bind().command(contract, {
  allow: () => allowed,
  async run(tx, { number }) {
    tx.emit(bellRung, { number })
    return { by: tx.actor.memberId }
  },
})

/** A belfry where listeners of a bell may hum, and other systems know its events and commands by names of their own. */
async function scene() {
  const parts = {
    rooms: { 'belfry.bell': async ({ actor }: { actor: Actor }, id: string) => id === 'big' && actor.kind === 'member' },
    whispers: { 'belfry.hum': { room: 'belfry.bell', data: z.object({ tune: z.string().max(10) }) } },
    socketNames: { events: { [bellRung.name]: 'bell:new', 'belfry.hum': 'hum' }, commands: { 'bell:ring': 'belfry.ring' } },
    commands: [ringCommand],
  }
  const host = await aHost(await freshDatabase(), parts, async (_reader, token) =>
    JSON.parse(Buffer.from(token, 'base64url').toString()),
  )
  const http = await createHttp(host, { limits: 'off' })
  const tail = await startTail(host)
  const realtime = startRealtime(host, http.server)
  await http.listen({ port: 0, host: '127.0.0.1' })
  cleanUp.push(
    () => host.close(),
    () => http.close(),
    () => tail.stop(),
    () => realtime.stop(),
  )
  const tenant = await aTenant(host)
  const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
  const aMember = () => {
    const memberId = newId()
    const actor = { kind: 'member', memberId, accountId: newId(), tenantId: tenant.id, permissions: [], locale: 'en' }
    return { memberId, token: Buffer.from(JSON.stringify(actor)).toString('base64url') }
  }
  const socketOf = async (token: string): Promise<Socket> => {
    const auth = { token, tenant: tenant.slug }
    const socket = io(url, { path: '/realtime', transports: ['websocket'], reconnection: false, forceNew: true, auth })
    cleanUp.push(() => socket.close())
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
    return socket
  }
  return { host, tenant, url, aMember, socketOf }
}

test('[MSG-27] what is whispered in a room is heard by the others there at once, with who said it, and by nobody else', async () => {
  const { tenant, url, aMember, socketOf } = await scene()
  const [ann, bea, cem] = [aMember(), aMember(), aMember()]
  const listener = connectLive({ url, token: bea.token, tenant: tenant.slug })
  cleanUp.push(() => listener.close())
  const heard: WhisperEvent[] = []
  listener.onWhisper((said) => heard.push(said))
  listener.watch(['belfry.bell:big'], () => {})
  const [annSocket, outside] = [await socketOf(ann.token), await socketOf(cem.token)]
  const others: unknown[] = []
  for (const socket of [annSocket, outside]) socket.on('whisper', (said) => others.push(said))
  await annSocket.emitWithAck('watch', { rooms: ['belfry.bell:big'] })
  const say = (socket: Socket, more = {}) =>
    socket.emitWithAck('whisper', { room: 'belfry.bell:big', name: 'belfry.hum', data: { tune: 'la' }, ...more })
  await until(async () => {
    expect(await say(annSocket)).toEqual({ ok: true })
    return heard.length > 0
  })
  expect(heard[0]).toEqual({ room: 'belfry.bell:big', name: 'belfry.hum', from: ann.memberId, data: { tune: 'la' } })
  expect(others).toEqual([])
  expect(await say(outside)).toMatchObject({ ok: false, code: 'not_found' })
  expect(await say(annSocket, { name: 'belfry.shout' })).toMatchObject({ ok: false, code: 'not_found' })
  expect(await say(annSocket, { data: { tune: 'far too long a tune' } })).toMatchObject({ ok: false, code: 'invalid_input' })
})

test('[RT-12, RT-18] whoever whispers without end is stopped', async () => {
  const { aMember, socketOf } = await scene()
  const socket = await socketOf(aMember().token)
  await socket.emitWithAck('watch', { rooms: ['belfry.bell:big'] })
  const codes: (string | undefined)[] = []
  for (let i = 0; i < 25; i++) {
    const said = { room: 'belfry.bell:big', name: 'belfry.hum', data: { tune: 'la' } }
    codes.push((await socket.emitWithAck('whisper', said)).code)
  }
  expect(codes.slice(0, 20)).toEqual(Array(20).fill(undefined))
  expect(codes.at(-1)).toBe('too_many_requests')
})

test('events, whispers and commands answer to the names other systems have for them', async () => {
  const { host, tenant, aMember, socketOf } = await scene()
  const [ann, bea] = [aMember(), aMember()]
  const [annSocket, beaSocket] = [await socketOf(ann.token), await socketOf(bea.token)]
  const heard: unknown[] = []
  beaSocket.on('bell:new', (data) => heard.push(data))
  beaSocket.on('hum', ({ from }) => heard.push(from))
  for (const socket of [annSocket, beaSocket]) await socket.emitWithAck('watch', { rooms: ['belfry.bell:big'] })
  await ring(host, tenant, 4)
  await until(() => heard.length === 1)
  await annSocket.emitWithAck('whisper', { room: 'belfry.bell:big', name: 'belfry.hum', data: { tune: 'la' } })
  expect(await annSocket.emitWithAck('bell:ring', { number: 5 })).toEqual({ ok: true, output: { by: ann.memberId } })
  expect(await annSocket.emitWithAck('bell:ring', { number: 'many' })).toMatchObject({ ok: false, code: 'invalid_input' })
  await until(() => heard.length === 3)
  expect(heard).toEqual([{ number: 4 }, ann.memberId, { number: 5 }])
})
