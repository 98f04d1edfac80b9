import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { onTestFinished } from 'vitest'
import { type Drained, drain } from '../src/event/drain.ts'
import { type Actor, type Host, systemActor, type Tenant, type TestClock, type Writer } from '../src/host.ts'
import type { HttpOptions } from '../src/http/index.ts'
import { type Answer, answerOf, type Caller, callerOn } from './caller.ts'
import type { TestDatabase } from './database.ts'
import { currentProgram, type Program, type SignedIn } from './program.ts'
import { httpWith, stageFor } from './stage.ts'
import { freshTenant, type TenantWishes } from './tenant.ts'

export type WorldOptions = TenantWishes & {
  /** Default: the one of `provideProgram`. */
  program?: Program
  /** A front door of this test's own: `{ limits: {} }` switches the rate limits on. */
  http?: HttpOptions
}

/** A role holder: each call makes a new member. */
export type Who = 'visitor' | { roles: readonly string[]; name?: string }
export type As = {
  (who: Who): Caller
  /** A member of another community with every role there; speaks to their own community unless told `.at(tenant)`. */
  stranger(): Caller
}

export type World = {
  host: Host
  tenant: Tenant
  as: As
  clock: TestClock
  database: TestDatabase
  /** Delivers every event and runs every due job, until nothing is left. */
  drain(): Promise<Drained>
  /** Any request at all to this community's host, nothing filled in but the host header. */
  request(request: InjectOptions): Promise<Answer>
  /** Another community on the same server. */
  anotherTenant(wishes?: TenantWishes): Promise<Tenant>
  /** A unit of work in this community, by default as the program itself: for factories. */
  transact<T>(work: (tx: Writer<any>) => Promise<T>, actor?: Actor): Promise<T>
  /** Listens on a free port of 127.0.0.1 until the test ends: for sockets and real connections. */
  listen(): Promise<{ port: number; origin: string; hostHeader: string }>
}

/** A running program with a fresh, empty community: nothing another test does can be seen from it. */
export async function world(options: WorldOptions = {}): Promise<World> {
  const { program = currentProgram(), http: httpOptions, ...wishes } = options
  const { host, clock, database, http: shared } = await stageFor(program)
  clock.set(new Date().toISOString())
  const http = httpOptions ? await ownDoor(host, httpOptions) : shared
  const make = (more: TenantWishes = {}) =>
    freshTenant(host, { ...wishes, ...more, sections: { ...program.sections, ...wishes.sections, ...more.sections } })
  const tenant = await make()
  const hostOf = ({ slug }: Tenant) => `${slug}.${host.config.publicHost}`
  return {
    host,
    tenant,
    clock,
    database,
    as: asIn({ program, host, http, tenant, hostOf, make }),
    drain: () => drain(host),
    request: async (request) =>
      answerOf(await http.inject({ ...request, headers: { host: hostOf(tenant), ...request.headers } })),
    anotherTenant: make,
    transact: (work, actor = systemActor(tenant.id)) => host.transact(tenant, actor, work),
    async listen() {
      const own = await ownDoor(host, httpOptions ?? {})
      await own.listen({ port: 0, host: '127.0.0.1' })
      const { port } = own.server.address() as AddressInfo
      return { port, origin: `http://127.0.0.1:${port}`, hostHeader: hostOf(tenant) }
    },
  }
}

type Scene = {
  program: Program
  host: Host
  http: FastifyInstance
  tenant: Tenant
  hostOf: (tenant: Tenant) => string
  make: (wishes?: TenantWishes) => Promise<Tenant>
}

function asIn({ program, host, http, tenant, hostOf, make }: Scene): As {
  const enter = (where: Tenant, { roles, name }: Exclude<Who, 'visitor'>): Promise<SignedIn> => {
    const displayName = name ?? `Member ${randomBytes(3).toString('hex')}`
    const email = `${randomBytes(8).toString('hex')}@example.org`
    return host.transact(where, systemActor(where.id), (tx) => program.signIn(tx, { displayName, email, roles }))
  }
  const as = (who: Who): Caller => {
    const signedIn = once(async () => (who === 'visitor' ? null : enter(tenant, who)))
    return callerOn({ http, host: async () => hostOf(tenant), hostOf, who: signedIn })
  }
  const stranger = (): Caller => {
    const elsewhere = once(() => make())
    const signedIn = once(async () => enter(await elsewhere(), { roles: program.everyRole }))
    return callerOn({ http, host: async () => hostOf(await elsewhere()), hostOf, who: signedIn })
  }
  return Object.assign(as, { stranger })
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= work()
    return running
  }
}

async function ownDoor(host: Host, options: HttpOptions): Promise<FastifyInstance> {
  const http = await httpWith(host, options)
  onTestFinished(() => http.close())
  return http
}
