import type { Logger } from 'pino'
import type { Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { Feed } from '../event/feed.ts'
import type { Module } from '../module/module.ts'
import type { Actor } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { Directory } from '../tenant/directory.ts'
import type { Registry } from './registry.ts'
import type { Reader, Writer } from './unit.ts'

export type Call = {
  name: string
  /** Unparsed: the host parses it with the contract. */
  input: unknown
  tenant: Tenant
  actor: Actor
  requestId?: string
  /** Writes only; the same key and input give the same answer for 24 hours. */
  idempotencyKey?: string
}
export type Outcome = { ok: true; output: unknown; replayed?: boolean } | { ok: false; refusal: Refusal }

/** The running program without its entrances: what HTTP, pages, sockets, jobs and the CLI all call. */
export type Host = {
  config: Config
  log: Logger
  registry: Registry
  db: Database
  tenants: Directory
  /** Committed events as this process learns of them: its own at once, other processes' through the tail. */
  feed: Feed
  /** parse → load → allow → run → emit. The only way anything is read or written. */
  execute(call: Call): Promise<Outcome>
  /** A unit of work outside a command: subscribers, jobs, blueprint installs. Events and job requests commit with it. */
  transact<T>(tenant: Tenant, actor: Actor, work: (tx: Writer<any>) => Promise<T>): Promise<T>
  reader(tenant: Tenant, actor: Actor): Reader<any>
  /** Who stands behind a session token; a visitor when the token is null. `null`: the token is unknown or expired. */
  authenticate(tenant: Tenant, token: string | null): Promise<Actor | null>
  close(): Promise<void>
}
export type Authenticate = (db: Database, tenant: Tenant, token: string | null, now: string) => Promise<Actor | null>

export declare function createHost(options: {
  config: Config
  log: Logger
  modules: readonly Module[]
  authenticate: Authenticate
  db: Database
}): Promise<Host>
