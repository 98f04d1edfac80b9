import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FeedEvent } from '../src/event/feed.ts'
import { comparePositions, start } from '../src/event/position.ts'
import { readOutbox } from '../src/event/read-outbox.ts'
import { startTail } from '../src/event/tail.ts'
import { systemActor } from '../src/policy/actor.ts'
import { missedSince } from '../src/realtime/events-since.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Address, aHost, aTenant, bellRung, ring, until } from './kit.ts'

let url: Address
const open: { stop?(): Promise<void>; close?(): Promise<void> }[] = []
beforeEach(async () => {
  url = await freshDatabase()
})
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await (each.stop?.() ?? each.close?.())
})

async function listening() {
  const host = await aHost(url)
  open.push(host)
  const heard: FeedEvent[] = []
  host.feed.subscribe((event) => heard.push(event))
  open.push(await startTail(host))
  return { host, heard }
}

test('two processes hear every event once and in the same order, however commits interleave', async () => {
  const a = await listening()
  const b = await listening()
  const tenant = await aTenant(a.host)
  b.host.tenants.forget()
  const slowly = (host: typeof a.host, number: number) =>
    host.transact(tenant, systemActor(tenant.id), async (tx) => {
      await tx.db.selectFrom('machine_history').select('id').forUpdate().execute()
      await tx.db
        .insertInto('idempotency_keys')
        .values({ tenant_id: tenant.id, key: `${number}`, actor_id: 'x', fingerprint: '', status: 200 })
        .execute()
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
      tx.emit(bellRung, { number })
    })
  const numbers = Array.from({ length: 200 }, (_, i) => i)
  await Promise.all(numbers.map((number) => slowly(number % 2 ? a.host : b.host, number)))
  await until(() => a.heard.length >= 200 && b.heard.length >= 200)
  await new Promise((resolve) => setTimeout(resolve, 100))
  for (const { heard } of [a, b]) {
    expect(heard.map((event) => event.data.number).sort((x, y) => x - y)).toEqual(numbers)
    expect(heard.every((event, i) => i === 0 || comparePositions((heard[i - 1] as FeedEvent).position, event.position) < 0)).toBe(
      true,
    )
  }
  expect(a.heard.map((event) => event.position)).toEqual(b.heard.map((event) => event.position))
})

test('an event committed while an older transaction is open waits for it, and no longer', async () => {
  const { host, heard } = await listening()
  const tenant = await aTenant(host)
  const client = await host.db.systemPool.connect()
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  await ring(host, tenant, 1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(heard).toHaveLength(0)
  await client.query('commit')
  client.release()
  await until(() => heard.length === 1, 300)
})

test('transaction ids are ordered as numbers, whatever their length', async () => {
  const host = await aHost(url)
  open.push(host)
  const tenant = await aTenant(host)
  for (const xid of ['100', '9', '99', '10']) {
    await host.db.systemPool.query(
      `insert into events (tenant_id, xid, name, data, audience) values ($1, $2, 'belfry.bell.rung', $3, '{tenant}')`,
      [tenant.id, xid, JSON.stringify({ number: Number(xid) })],
    )
  }
  const { events } = await readOutbox(host.db.systemPool, { position: start, limit: 10 })
  expect(events.map(({ data }) => data.number)).toEqual([9, 10, 99, 100])
  const first = await readOutbox(host.db.systemPool, { position: start, limit: 2 })
  expect(first).toMatchObject({ full: true, held: false, position: events[1]?.position })
  const listener = { tenant, actor: systemActor(tenant.id) }
  const missed = await missedSince(host, listener, { rooms: ['tenant'], after: start, limit: 10 })
  expect(missed.events.map(({ data }) => data.number)).toEqual([9, 10, 99, 100])
})

test('the tail starts at the end: what was committed before is not published', async () => {
  const first = await aHost(url)
  open.push(first)
  const tenant = await aTenant(first)
  await ring(first, tenant, 1)
  const { host, heard } = await listening()
  host.tenants.forget()
  await ring(host, tenant, 2)
  await until(() => heard.length > 0)
  expect(heard.map((event) => event.data.number)).toEqual([2])
})

test('connections cut by the server are made again and nothing is lost', async () => {
  const { host, heard } = await listening()
  const other = await aHost(url)
  open.push(other)
  const tenant = await aTenant(host)
  other.tenants.forget()
  await ring(host, tenant, 1)
  await until(() => heard.length === 1)
  await other.db.global.selectNoFrom((eb) => eb.val(1).as('one')).execute()
  const cutter = await other.db.systemPool.connect()
  await cutter.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'guildhall_system' and pid <> pg_backend_pid()`,
  )
  cutter.release()
  await ring(other, tenant, 2)
  await until(() => heard.length === 2)
  await ring(other, tenant, 3)
  await until(() => heard.length === 3)
  expect(heard.map((event) => event.data.number)).toEqual([1, 2, 3])
})

test('an event of this process reaches its listeners at once, not at the next poll', async () => {
  const { host, heard } = await listening()
  const tenant = await aTenant(host)
  const began = performance.now()
  for (let number = 0; number < 20; number++) {
    await ring(host, tenant, number)
    await until(() => heard.length > number)
  }
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('a tail that is stopped while it still connects leaves no connection behind', async () => {
  const host = await aHost(url)
  open.push(host)
  for (let time = 0; time < 3; time++) await (await startTail(host)).stop()
  const listening = async () => {
    const { rows } = await host.db.systemPool.query(
      `select count(*)::int as n from pg_stat_activity where application_name = 'guildhall-bell' and datname = current_database()`,
    )
    return rows[0].n
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await listening()).toBe(0)
})
