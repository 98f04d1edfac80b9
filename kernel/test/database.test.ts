import type { Socket } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { checkOut, createPool } from '../src/db/pool.ts'
import { type AnyWriter, defineModule, newId } from '../src/host.ts'
import { toyProgram, world } from '../testing/index.ts'

const program = toyProgram([
  defineModule({
    key: 'none',
    tier: 'foundation',
    summary: 'Nothing at all.',
    migrations: new URL('./no-migrations/', import.meta.url),
    permissions: {},
    refusals: {},
  }),
])
const requests = (tenantId: string) => ({ tenant_id: tenantId, id: newId(), name: 'toy', input: '{}' })

test('[DB-05, TST-65] thousands of random-tenant statements over a few connections never see another tenant', async () => {
  const { host, tenant, anotherTenant } = await world({ program })
  const tenants = [tenant, await anotherTenant(), await anotherTenant()]
  for (const { id } of tenants) {
    await host.db.transaction({ tenantId: id, memberId: null }, (trx) =>
      trx
        .insertInto('job_requests')
        .values([requests(id), requests(id)])
        .execute(),
    )
  }
  let wrong = 0
  const ask = async (n: number) => {
    const { id } = tenants[n % 3] as (typeof tenants)[number]
    const rows = await host.db.tenant(id).selectFrom('job_requests').select('tenant_id').execute()
    if (rows.length !== 2 || rows.some((row) => row.tenant_id !== id)) wrong++
  }
  await Promise.all(
    Array.from({ length: 40 }, async (_, lane) => {
      for (let n = 0; n < 75; n++) await ask(lane * 7 + n * 5 + (n % 2))
    }),
  )
  expect(wrong).toBe(0)
})

test('without a tenant nothing is visible and nothing can be written', async () => {
  const { host, tenant } = await world({ program })
  await host.db.transaction({ tenantId: tenant.id, memberId: null }, (trx) =>
    trx.insertInto('job_requests').values(requests(tenant.id)).execute(),
  )
  expect(await host.db.global.selectFrom('job_requests').selectAll().execute()).toEqual([])
  await expect(host.db.global.insertInto('job_requests').values(requests(tenant.id)).execute()).rejects.toMatchObject({
    code: '42501',
  })
})

test('writing into another tenant is refused by the database itself', async () => {
  const { host, tenant, anotherTenant } = await world({ program })
  const other = await anotherTenant()
  const crossing = host.db.transaction({ tenantId: tenant.id, memberId: null }, (trx) =>
    trx.insertInto('job_requests').values(requests(other.id)).execute(),
  )
  await expect(crossing).rejects.toMatchObject({ code: '42501' })
})

test('a reader cannot write, not even through raw SQL', async () => {
  const { host, tenant } = await world({ program })
  const writing = sql`insert into job_requests (tenant_id, id, name, input) values (${tenant.id}, ${newId()}, 'x', '{}')`
  await expect(writing.execute(host.db.tenant(tenant.id))).rejects.toMatchObject({ code: '25006' })
})

test('a failed statement rolls its transaction back and leaves the connection usable', async () => {
  const { host, tenant } = await world({ program })
  const twice = requests(tenant.id)
  const failing = host.db.transaction({ tenantId: tenant.id, memberId: null }, async (trx) => {
    await trx.insertInto('job_requests').values(twice).execute()
    await trx.insertInto('job_requests').values(twice).execute()
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  for (let n = 0; n < 20; n++)
    expect(await host.db.tenant(tenant.id).selectFrom('job_requests').select('id').execute()).toEqual([])
})

test('the statement that commits fails as a whole: neither it nor what came before is kept', async () => {
  const { host, tenant } = await world({ program })
  const transaction = host.db.open({ tenantId: tenant.id, memberId: null })
  await transaction.db.insertInto('job_requests').values(requests(tenant.id)).execute()
  const bad = transaction.db
    .insertInto('job_requests')
    .values({ ...requests(tenant.id), tenant_id: newId() })
    .compile()
  await expect(transaction.commit(bad)).rejects.toMatchObject({ code: '42501' })
  await transaction.rollback()
  expect(await host.db.tenant(tenant.id).selectFrom('job_requests').select('id').execute()).toEqual([])
})

test('[API-20] timestamps come back as ISO 8601 in UTC and sort as text, with nothing cut off', async () => {
  const { host, tenant } = await world({ program })
  const { rows } = await sql<{ at: string; large: number }>`
    select '2026-03-29 02:30:00.123456+02'::timestamptz as at, 9007199254740991::bigint as large`.execute(
    host.db.tenant(tenant.id),
  )
  expect(rows[0]).toEqual({ at: '2026-03-29T00:30:00.123456Z', large: Number.MAX_SAFE_INTEGER })
})

test('[DB-12] a transaction opens with its first statement and commits with its last: two round trips', async () => {
  const { host, tenant } = await world({ program })
  const { databaseStats } = await import('../src/host.ts')
  const before = { ...databaseStats }
  const transaction = host.db.open({ tenantId: tenant.id, memberId: null })
  await transaction.db.insertInto('job_requests').values(requests(tenant.id)).execute()
  await transaction.commit(transaction.db.insertInto('job_requests').values(requests(tenant.id)).compile())
  expect(databaseStats.roundTrips - before.roundTrips).toBe(2)
  expect(await host.db.tenant(tenant.id).selectFrom('job_requests').select('id').execute()).toHaveLength(2)
})

test('a unit of work that begins with several statements at once is one transaction on one connection', async () => {
  const { host, tenant } = await world({ program })
  const insert = (trx: AnyWriter['db']) => trx.insertInto('job_requests').values(requests(tenant.id)).execute()
  const busy = () => host.db.appPool.totalCount - host.db.appPool.idleCount
  await host.db.transaction({ tenantId: tenant.id, memberId: null }, (trx) =>
    Promise.all([insert(trx), insert(trx), insert(trx)]),
  )
  expect(busy()).toBe(0)
  const undone = host.db.transaction({ tenantId: tenant.id, memberId: null }, async (trx) => {
    void insert(trx).catch(() => {})
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  await expect.poll(busy).toBe(0)
  expect(await host.db.tenant(tenant.id).selectFrom('job_requests').select('id').execute()).toHaveLength(3)
})

test('a transaction whose fault was swallowed does not pretend to have been committed', async () => {
  const { host, tenant } = await world({ program })
  const pretending = host.db.transaction({ tenantId: tenant.id, memberId: null }, async (trx) => {
    await trx.insertInto('job_requests').values(requests(tenant.id)).execute()
    await trx
      .selectFrom('no_such_table')
      .selectAll()
      .execute()
      .catch(() => {})
  })
  await expect(pretending).rejects.toThrow('rolled back')
})

test('a connection that is cut while it is prepared gives its place in the pool back', async () => {
  const { host } = await world({ program })
  const { options } = host.db.appPool
  const pool = createPool({ ...options, password: options.password, connectionTimeoutMillis: 500 }, 1)
  pool.on('connect', (client) => (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy())
  for (let n = 0; n < 2; n++) await expect(checkOut(pool)).rejects.toThrow(/terminated/)
  await pool.end()
})
