import { hkdfSync } from 'node:crypto'
import type { Logger } from 'pino'
import { eraseKept, weighKept } from '../archive/keeping.ts'
import { writeArchive } from '../archive/write-archive.ts'
import { changesBetween } from '../blueprint/apply/changes.ts'
import { exportFrom } from '../blueprint/apply/export-from.ts'
import { lastInstalled } from '../blueprint/apply/history.ts'
import { installNew } from '../blueprint/apply/install-within.ts'
import { findTenant } from '../blueprint/apply/tenant-row.ts'
import type { Manifest } from '../blueprint/head.ts'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Contract } from '../contract/contract.ts'
import type { Database } from '../db/database.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { createFeed, type Feed } from '../event/feed.ts'
import { createOutgoing } from '../http-client/outgoing.ts'
import { isAtWork } from '../module/at-work.ts'
import type { Module } from '../module/module.ts'
import { createNodes, type Nodes } from '../nodes/nodes.ts'
import { type Actor, isKeptOut, systemActor } from '../policy/actor.ts'
import { visitorOf } from '../policy/visitor.ts'
import { createDirectory, type Directory } from '../tenant/directory.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { Call, Outcome } from './call.ts'
import type { Command } from './command.ts'
import { countersOf } from './counters.ts'
import { executeCommand, executeQuery } from './execute.ts'
import { personalDataOf } from './personal-data.ts'
import { buildRegistry, type Registry } from './registry.ts'
import { createSightings } from './sightings.ts'
import { traced } from './trace.ts'
import { noOrigin, type Reader, type Site, type Writer } from './unit.ts'
import { readerOf, runUnit } from './unit-of-work.ts'
import { createUsage, type Usage } from './usage.ts'

/** The running program without its entrances: what HTTP, pages, sockets, jobs and the CLI all call. */
export type Host = {
  config: Config
  log: Logger
  clock: Clock
  registry: Registry
  db: Database
  site: Site
  tenants: Directory
  /** Committed events as this process learns of them: its own at once, other processes' through the tail. */
  feed: Feed
  /** How often each command and query was refused since the start of the process: `identity.sign-in wrong_credentials` → 3. */
  refusals: ReadonlyMap<string, number>
  /** What this process shares with the server's other ones. */
  nodes: Nodes
  /** Which rights are made use of, until it is written down. */
  usage: Usage
  /** parse → load → allow → run → emit. The only way anything is read or written. Faults throw. */
  execute(call: Call): Promise<Outcome>
  /** A unit of work outside a command: subscribers, jobs, blueprint installs. Events and job requests commit with it. */
  transact<T>(tenant: Tenant, actor: Actor, work: (tx: Writer<any>) => Promise<T>): Promise<T>
  reader(tenant: Tenant, actor: Actor): Reader<any>
  /** Who stands behind a session token; a visitor when the token is null. `null`: the token is unknown or expired. */
  authenticate(tenant: Tenant, token: string | null): Promise<Actor | null>
  close(): Promise<void>
}

/** Finds the member behind a session token in one statement of the tenant's reader. */
export type Authenticate = (reader: Reader<any>, token: string) => Promise<Actor | null>

export type HostOptions = {
  config: Config
  log: Logger
  clock: Clock
  modules: readonly Module[]
  authenticate: Authenticate
  db: Database
  /** Blueprints that communities can be made from here, by key; read when first needed. */
  blueprints?: (registry: Registry) => Promise<ReadonlyMap<string, Manifest>>
}

const noBlueprints = async () => new Map<string, Manifest>()

export async function createHost({
  config,
  log,
  clock,
  modules,
  authenticate,
  db,
  blueprints = noBlueprints,
}: HostOptions): Promise<Host> {
  const registry = buildRegistry(modules)
  const feed = createFeed((err) => log.error({ err }, 'a listener to committed events failed'))
  const tenants = createDirectory(db.global, config.publicHost)
  const nodes = await createNodes(config.redisUrl, { log, clock })
  const forget = (event: { tenantId: string; name: string; data?: unknown }) => {
    if (event.name.startsWith('tenants.')) tenants.forget()
    for (const module of modules) module.forget?.[event.name]?.(event.tenantId, event.data)
  }
  feed.onCommit(({ events }) => events.forEach(forget))
  feed.subscribe(forget)

  const site: Site = {
    addressOf: (tenant) => `${config.publicProtocol}://${tenant.slug}.${config.publicHost}`,
    secret: secretsOf(config.secretKey),
    communities: () => tenants.all(),
    blueprints: {
      all: () => blueprints(registry),
      plan: async (manifest) => changesBetween(registry, undefined, manifest),
      install: (tx, options) => installNew(registry, tx, options),
      export: (reader) => exportFrom(registry, reader),
      installed: async (reader) => (await lastInstalled(reader.db, reader.tenant.id))?.manifest ?? null,
    },
    kept: {
      weigh: (tenantId) => weighKept(modules, { site, tenantId }),
      erase: (tenantId) => eraseKept(modules, { site, tenantId }),
    },
    archive: (tenant, options) => writeArchive({ db, registry, site, clock }, tenant, options),
    products: modules
      .filter(({ tier }) => tier === 'product')
      .map(({ key, summary, permissions }) => ({ key, summary, lets: Object.values(permissions) })),
    readerOf: (tenant) => readerOf(db, context(tenant, systemActor(tenant.id))),
    find: (slug) => findTenant(db.global, slug),
    permissions: registry.permissions,
    presence: (tenantId, memberIds) => nodes.presence.of(tenantId, memberIds),
    counters: (reader) => countersOf(modules, reader),
    notices: registry.notices,
    mails: registry.mails,
    subjects: registry.subjects,
    personalData: (reader, memberId) => personalDataOf(modules, reader, memberId),
    demo: config.demo,
    mailUrl: config.mailUrl ?? null,
    mailWebhookKey: config.mailWebhookKey ?? null,
    fcm: config.fcm ?? null,
    outgoing: createOutgoing({ allowed: config.outgoingAllowed }),
    attachments: registry.attachments,
    storage: { url: config.storageUrl ?? null, before: config.storageBeforeUrl ?? null },
    scannerUrl: config.clamdUrl ?? null,
    dataDir: config.dataDir,
  }
  const context = (tenant: Tenant, actor: Actor, from: Pick<Call, 'requestId' | 'origin'> = {}) => ({
    tenant,
    site,
    actor,
    now: clock.now(),
    requestId: from.requestId ?? null,
    origin: from.origin ?? noOrigin,
  })
  const usage = createUsage(async (tenantId, uses) => {
    const tenant = await tenants.byId(tenantId)
    if (!tenant) return
    await runUnit({ db, feed }, context(tenant, systemActor(tenantId)), async (tx) => {
      for (const module of modules) await module.used?.(tx, uses)
    })
  }, log)
  const parts = { db, feed, registry, usage }
  const sightings = createSightings(async (actor) => {
    const tenant = await tenants.byId(actor.tenantId)
    const seen = actor.sessionId ?? actor.apiKeyId
    if (!tenant || !seen) return
    await runUnit(parts, context(tenant, systemActor(tenant.id)), async (tx) => {
      for (const module of modules) await module.seen?.(tx, seen)
    })
  }, log)

  const refusals = new Map<string, number>()
  const answer = async (call: Call): Promise<Outcome> => {
    if (!isAtWork(registry.owners.get(call.name), call.tenant)) return { ok: false, refusal: kernelRefusals.not_found }
    const unit = context(call.tenant, asSeenBy(registry.contracts.get(call.name), call), call)
    const command = registry.commands.get(call.name)
    if (command && isReadOnly(call, command)) return { ok: false, refusal: kernelRefusals.community_archived }
    if (command && needsPerson(registry.owners.get(call.name), call.actor))
      return { ok: false, refusal: kernelRefusals.session_needed }
    if (command) return executeCommand(parts, command, call, unit)
    const query = registry.queries.get(call.name)
    if (query) return executeQuery(parts, query, call, unit)
    return { ok: false, refusal: kernelRefusals.unknown_route }
  }

  return {
    config,
    log,
    clock,
    registry,
    db,
    site,
    tenants,
    feed,
    nodes,
    usage,
    refusals,
    async execute(call) {
      const outcome = await traced(call, () => answer(call))
      if (!outcome.ok && registry.contracts.has(call.name)) count(refusals, `${call.name} ${outcome.refusal.code}`)
      return outcome
    },
    transact: (tenant, actor, work) => runUnit(parts, context(tenant, actor), work),
    reader: (tenant, actor) => readerOf(db, context(tenant, actor)),
    async authenticate(tenant, token) {
      const visitor = visitorOf(tenant)
      if (token === null) return visitor
      const actor = await authenticate(readerOf(db, context(tenant, visitor)), token)
      if (actor?.kind === 'member') sightings.see(actor, clock.now())
      return actor
    },
    async close() {
      await sightings.settled()
      await nodes.stop()
      await usage.stop()
      await db.close()
    },
  }
}

// People come and go in an archived community, and the program finishes what it has begun; nobody else changes anything.
const isReadOnly = ({ tenant, actor }: Call, { contract }: Command): boolean =>
  tenant.status === 'archived' && actor.kind !== 'system' && contract.session === undefined

// To what is open to anyone, somebody who waits to be let in comes as a visitor.
const asSeenBy = (contract: Contract | undefined, { tenant, actor }: Call): Actor =>
  contract?.access === 'anyone' && isKeptOut(contract, actor) ? visitorOf(tenant) : actor

// A key is for work in the community: it neither changes the account it belongs to nor makes further keys.
const needsPerson = (owner: Module | undefined, actor: Actor) =>
  owner?.forPeopleOnly === true && actor.kind === 'member' && actor.apiKeyId !== undefined

// Purposes are few and fixed; each is derived once.
function secretsOf(secretKey: string): Site['secret'] {
  const known = new Map<string, Buffer>()
  return (purpose) => {
    const secret = known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secretKey, '', purpose, 32))
    known.set(purpose, secret)
    return secret
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
