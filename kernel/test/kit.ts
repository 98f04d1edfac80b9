import pino from 'pino'
import { z } from 'zod'
import { testClock } from '../src/clock/clock.ts'
import type { Subscriber } from '../src/command/command.ts'
import { type Authenticate, createHost, type Host } from '../src/command/host.ts'
import { loadConfig } from '../src/config/config.ts'
import { event } from '../src/contract/event.ts'
import { connect } from '../src/db/database.ts'
import { newId } from '../src/db/id.ts'
import { connectionAs } from '../src/db/roles.ts'
import type { JobType } from '../src/job/job.ts'
import type { Module } from '../src/module/module.ts'
import { systemActor } from '../src/policy/actor.ts'
import type { Tenant } from '../src/tenant/tenant.ts'

/** Something happened to a bell: heard by the whole tenant, or by one member. */
export const bellRung = event({
  name: 'belfry.bell.rung',
  data: z.object({ number: z.number().int() }),
  audience: () => ['tenant', 'belfry.bell:big'],
})
export const bellWhispered = event({
  name: 'belfry.bell.whispered',
  data: z.object({ memberId: z.uuid() }),
  audience: ({ memberId }) => [`member:${memberId}`],
})

export type Belfry = Partial<Pick<Module, 'rooms' | 'live' | 'commands' | 'machines' | 'whispers' | 'socketNames'>> & {
  subscribers?: readonly Subscriber[]
  jobs?: readonly JobType[]
}

/** A module that exists only here, made of what the test is about. */
export const belfry = (parts: Belfry = {}): Module => ({
  key: 'belfry',
  tier: 'foundation',
  summary: 'Rings.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {},
  refusals: {},
  events: [bellRung, bellWhispered],
  ...parts,
})

/** Of the database's owner; `passwords` as `migrate` was given them. */
export type Address = { owner: string; passwords: { app: string; system: string } | null; redisUrl?: string }

/** A host as another process would have it: its own pools, its own feed. The clock is the machine's and stands still. */
export async function aHost(
  { owner, passwords, redisUrl }: Address,
  parts: Belfry = {},
  authenticate: Authenticate = async () => null,
): Promise<Host> {
  const log = pino({ level: 'silent' })
  const app = connectionAs(owner, 'app', passwords)
  const system = connectionAs(owner, 'system', passwords)
  const db = connect({ app, system, onError: () => {} })
  const config = loadConfig({
    APP_ENV: 'test',
    SECRET_KEY: 'a secret that only protects data nobody misses',
    REDIS_URL: redisUrl,
  })
  return createHost({ config, log, clock: testClock(new Date().toISOString()), modules: [belfry(parts)], authenticate, db })
}

export async function aTenant(host: Host, slug = `t${newId().slice(-12)}`): Promise<Tenant> {
  const id = newId()
  await host.db.global.insertInto('tenants').values({ id, slug, name: slug, blueprint: 'none' }).execute()
  host.tenants.forget()
  return (await host.tenants.byId(id)) as Tenant
}

export const ring = (host: Host, tenant: Tenant, number: number): Promise<void> =>
  host.transact(tenant, systemActor(tenant.id), async (tx) => tx.emit(bellRung, { number }))

export async function until(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = performance.now() + ms
  while (!(await condition())) {
    if (performance.now() > end) throw new Error('Waited in vain')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
