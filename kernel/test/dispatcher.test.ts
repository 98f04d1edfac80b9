import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Subscriber } from '../src/command/command.ts'
import type { Host } from '../src/command/host.ts'
import { dispatchBatch, registerSubscribers, startDispatcher } from '../src/event/dispatcher.ts'
import { drain } from '../src/event/drain.ts'
import { deadDeliveries, retryDeliveries, retryDelivery } from '../src/event/retries.ts'
import { startTail } from '../src/event/tail.ts'
import type { Tenant } from '../src/tenant/tenant.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Address, aHost, aTenant, bellRung, ring, until } from './kit.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

const countRings = (fault: (number: number) => Error | null = () => null): Subscriber => ({
  name: 'belfry.count-rings',
  on: [bellRung.name],
  async run(tx, event) {
    await tx.db.insertInto('rings').values({ tenant_id: tx.tenant.id, number: event.data.number }).execute()
    const error = fault(event.data.number)
    if (error) throw error
  },
})

async function prepare(subscriber: Subscriber): Promise<{ url: Address; host: Host; tenant: Tenant }> {
  const url = await freshDatabase()
  const host = await aHost(url, { subscribers: [subscriber] })
  cleanUp.push(() => host.close())
  return { url, host, tenant: await aTenant(host) }
}

async function start(host: Host) {
  const tail = await startTail(host)
  const dispatcher = await startDispatcher(host)
  cleanUp.push(() => Promise.all([tail.stop(), dispatcher.stop()]))
}

const rings = async (host: Host, tenant: Tenant): Promise<number[]> => {
  const rows = await host
    .reader(tenant, { kind: 'system' } as never)
    .db.selectFrom('rings')
    .select('number')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.number)
}

test('workers killed with -9 in the middle of their work: every effect happens exactly once', async () => {
  const { url, host, tenant } = await prepare(countRings())
  const total = 120
  for (let number = 0; number < total; number++) await ring(host, tenant, number)
  const worker = async (): Promise<ChildProcess> => {
    const child = spawn(
      process.execPath,
      [fileURLToPath(new URL('./dispatch-worker.ts', import.meta.url)), JSON.stringify(url), '3'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(child.stdout as NodeJS.ReadableStream, 'data')
    return child
  }
  let killed = 0
  while ((await rings(host, tenant)).length < total) {
    const [first, second] = await Promise.all([worker(), worker()])
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 150))
    for (const child of [first, second]) {
      if (child.kill('SIGKILL')) killed++
      await once(child, 'exit')
    }
    expect(killed).toBeLessThan(60)
  }
  await drain(host)
  expect((await rings(host, tenant)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: total }, (_, i) => i))
  expect(killed).toBeGreaterThan(2)
}, 60_000)

test('events of a tenant are delivered in order, and those of a running process within milliseconds', async () => {
  const { host, tenant } = await prepare(countRings())
  await start(host)
  for (let number = 0; number < 50; number++) await ring(host, tenant, number)
  await until(async () => (await rings(host, tenant)).length === 50, 3_000)
  expect(await rings(host, tenant)).toEqual(Array.from({ length: 50 }, (_, i) => i))
})

test('[BG-05] a delivery that fails leaves nothing behind, blocks nothing behind it and is tried again', async () => {
  let broken = true
  const { host, tenant } = await prepare(
    countRings((number) => (number === 1 && broken ? new Error('secret words of Mary') : null)),
  )
  await start(host)
  for (const number of [0, 1, 2]) await ring(host, tenant, number)
  await until(async () => (await rings(host, tenant)).length === 2)
  expect(await rings(host, tenant)).toEqual([0, 2])
  const waiting = await host.db.system.selectFrom('inbox').selectAll().where('state', '=', 'retry').executeTakeFirstOrThrow()
  expect(waiting).toMatchObject({ attempts: 1 })
  expect(waiting.error).toMatch(/^Error at .*dispatcher\.test\.ts:\d+$/)
  const wait = Date.parse(waiting.next_at) - Date.now()
  expect(wait).toBeGreaterThan(1_000)
  expect(wait).toBeLessThanOrEqual(5_000)
  broken = false
  await sql`update inbox set next_at = now() where state = 'retry'`.execute(host.db.system)
  await until(async () => (await rings(host, tenant)).length === 3)
})

test('[BG-06] after eight failures a delivery is dead, listed, and can be tried again by hand', async () => {
  let broken = true
  const { host, tenant } = await prepare(countRings(() => (broken ? new Error('no') : null)))
  await ring(host, tenant, 7)
  await drain(host)
  const [dead, ...others] = await deadDeliveries(host)
  expect(others).toEqual([])
  expect(dead).toMatchObject({ subscriber: 'belfry.count-rings', event: 'belfry.bell.rung', attempts: 8, tenantId: tenant.id })
  expect(await rings(host, tenant)).toEqual([])
  broken = false
  expect(await retryDelivery(host, { tenantId: tenant.id, subscriber: 'belfry.count-rings', seq: 999_999 })).toBe(false)
  expect(await retryDelivery(host, dead as NonNullable<typeof dead>)).toBe(true)
  await drain(host)
  expect(await rings(host, tenant)).toEqual([7])
  expect(await deadDeliveries(host)).toEqual([])
})

test('several workers share the work of many tenants and double nothing', async () => {
  const { url, host, tenant } = await prepare(countRings())
  const tenants = [tenant, ...(await Promise.all(Array.from({ length: 9 }, () => aTenant(host))))]
  const others = await Promise.all([1, 2, 3].map(() => aHost(url, { subscribers: [countRings()] })))
  cleanUp.push(() => Promise.all(others.map((other) => other.close())))
  for (const each of [host, ...others]) await start(each)
  await Promise.all(
    tenants.map(async (each) => {
      for (let number = 0; number < 100; number++) await ring(host, each, number)
    }),
  )
  await until(
    async () =>
      Number(
        (
          await host.db.system
            .selectFrom('inbox')
            .select((eb) => eb.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      ) === 1_000,
    20_000,
  )
  for (const each of tenants) expect(await rings(host, each)).toEqual(Array.from({ length: 100 }, (_, i) => i))
}, 40_000)

test('a subscriber that comes with an upgrade hears nothing older than the upgrade', async () => {
  const { url, host, tenant } = await prepare(countRings())
  await ring(host, tenant, 1)
  await drain(host)
  const late: number[] = []
  const latecomer: Subscriber = {
    name: 'belfry.late',
    on: [bellRung.name],
    run: async (_tx, event) => void late.push(event.data.number),
  }
  const upgraded = await aHost(url, { subscribers: [countRings(), latecomer] })
  cleanUp.push(() => upgraded.close())
  await ring(upgraded, tenant, 2)
  await drain(upgraded)
  expect(late).toEqual([2])
  expect(await rings(host, tenant)).toEqual([1, 2])
})

test('events that are the same to a subscriber are one delivery of the latest, and each is in the inbox', async () => {
  const heard: number[] = []
  const { host, tenant } = await prepare({
    ...countRings(),
    sameAs: ({ data }) => (data.number % 2 ? 'odd' : 'even'),
    run: async (_tx, event) => void heard.push(event.data.number),
  })
  for (const number of [1, 2, 3, 4, 5]) await ring(host, tenant, number)
  await drain(host)
  expect(heard).toEqual([4, 5])
  const done = await host.db.system.selectFrom('inbox').select('state').where('tenant_id', '=', tenant.id).execute()
  expect(done).toHaveLength(5)
})

test('when the one that stands for the others fails, it alone is tried again', async () => {
  let failures = 1
  const heard: number[] = []
  const { host, tenant } = await prepare({
    ...countRings(),
    sameAs: () => 'all',
    async run(_tx, event) {
      if (failures-- > 0) throw new Error('not yet')
      heard.push(event.data.number)
    },
  })
  for (const number of [1, 2, 3]) await ring(host, tenant, number)
  await drain(host)
  expect(heard).toEqual([3])
})

const setStatus = async (host: Host, tenant: Tenant, status: string) => {
  await host.db.global.updateTable('tenants').set({ status }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
}

test('what happened in a community is delivered also while it is suspended, retries included', async () => {
  let failures = 1
  const { host, tenant } = await prepare(countRings((number) => (number === 2 && failures-- > 0 ? new Error('not yet') : null)))
  for (const number of [1, 2]) await ring(host, tenant, number)
  await setStatus(host, tenant, 'suspended')
  await drain(host)
  expect(await rings(host, tenant)).toEqual([1, 2])
})

test('events of a community this process has not heard of yet are delivered', async () => {
  const { url, host } = await prepare(countRings())
  const other = await aHost(url)
  cleanUp.push(() => other.close())
  const young = await aTenant(other)
  await ring(other, young, 1)
  await drain(host)
  expect(await rings(host, young)).toEqual([1])
})

test('a delivery another worker is at is left to it, and counts as nothing done', async () => {
  const { host, tenant } = await prepare(countRings(() => new Error('no')))
  await ring(host, tenant, 1)
  await registerSubscribers(host)
  await dispatchBatch(host, host.registry.subscribers[0] as Subscriber)
  await host.db.transaction({ tenantId: tenant.id, memberId: null }, async (trx) => {
    await trx.selectFrom('inbox').select('seq').forUpdate().execute()
    expect(await retryDeliveries(host, 'all')).toBe(0)
  })
})
