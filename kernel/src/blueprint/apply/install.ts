import { sql } from 'kysely'
import type { Host } from '../../command/host.ts'
import type { Writer } from '../../command/unit.ts'
import { systemActor } from '../../policy/actor.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { type Conflict, mergeBlueprint } from '../change/merge.ts'
import { activeSections, type Manifest } from '../manifest.ts'
import { checked } from './checked.ts'
import { exportFrom } from './export.ts'
import { BlueprintFault } from './fault.ts'
import { digestOf, type Installed, lastInstalled, recordInstall } from './history.ts'
import { changesBetween, type PlannedChange } from './plan.ts'
import { findTenant, newTenant, writeTenant } from './tenant-row.ts'

export type InstallOptions = {
  /** The tenant's slug; a tenant of that slug is changed, otherwise one is created. */
  slug: string
  /** What the community is called, where not as the manifest says. */
  name?: string
  /** Also its demo people and content. Content that is installed already is left as its members have made it. */
  demo?: boolean
}
export type InstallResult = { tenant: Tenant; created: boolean; changes: PlannedChange[] }
export type UpgradeResult = InstallResult & { conflicts: Conflict[] }

/**
 * Makes the tenant equal to the manifest, in one transaction: the tenant's row, every section, the demo. Installing it
 * again changes nothing and says so by empty `changes`. Throws `BlueprintFault` for a bad manifest; on any fault nothing has
 * changed.
 */
export async function installBlueprint(host: Host, manifest: Manifest, options: InstallOptions): Promise<InstallResult> {
  const { conflicts: _, ...result } = await apply(host, manifest, {
    ...options,
    resolve: (_before, wanted) => ({ merged: wanted, conflicts: [] }),
  })
  return result
}

/**
 * Brings a tenant to a new version of its blueprint and keeps what the tenant has changed itself: a three-way merge of the
 * version it was installed from, the tenant as it is, and the new version. `conflicts`: where both changed the same thing;
 * the tenant's stands.
 */
export function upgradeBlueprint(host: Host, manifest: Manifest, options: InstallOptions): Promise<UpgradeResult> {
  return apply(host, manifest, {
    ...options,
    resolve: (before, wanted) => mergeBlueprint(before.installed, before.current, wanted),
  })
}

type Before = { installed: Manifest | undefined; current: Manifest }
type Plan = InstallOptions & { resolve: (before: Before, wanted: Manifest) => { merged: Manifest; conflicts: Conflict[] } }

async function apply(host: Host, given: Manifest, plan: Plan): Promise<UpgradeResult> {
  const manifest = checked(host.registry, given)
  if (!/^[a-z0-9](-?[a-z0-9])*$/.test(plan.slug) || plan.slug.length > 40) {
    throw new BlueprintFault([
      { path: 'slug', value: plan.slug, expected: 'at most 40 lower case letters and digits, joined by single hyphens' },
    ])
  }
  for (;;) {
    const tenant = (await findTenant(host.db.global, plan.slug)) ?? newTenant(plan.slug, manifest)
    const result = await host.transact(tenant, systemActor(tenant.id), (tx) => applyWithin(host, tx, { manifest, plan }))
    if (result !== 'created meanwhile') return result
  }
}

async function applyWithin(host: Host, tx: Writer<any>, { manifest, plan }: { manifest: Manifest; plan: Plan }) {
  // Two installs of one slug at a time would both find no tenant.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`blueprint:${plan.slug}`}, 0))`.execute(tx.db)
  const existing = await findTenant(tx.db, plan.slug)
  if (existing && existing.id !== tx.tenant.id) return 'created meanwhile' as const
  const installed = existing && (await lastInstalled(tx.db, existing.id))
  const current = existing && (await exportFrom(host.registry, { ...tx, tenant: existing }))
  const wanted = plan.name ? { ...manifest, name: plan.name } : manifest
  const { merged, conflicts } = current
    ? plan.resolve({ installed: installed?.manifest, current }, wanted)
    : { merged: wanted, conflicts: [] }
  const target = checked(host.registry, merged)
  const demo = plan.demo ? (target.demo ?? {}) : {}
  const changes = [...changesBetween(host.registry, current, target), ...demoChanges(demo, installed)]
  if (changes.length > 0) await write(host, tx, { target, base: manifest, demo, installed, changes })
  const tenant = await findTenant(tx.db, plan.slug)
  return { tenant: tenant as Tenant, created: !existing, changes, conflicts }
}

type Work = {
  target: Manifest
  base: Manifest
  demo: Record<string, unknown>
  installed: Installed | undefined
  changes: readonly PlannedChange[]
}

async function write(host: Host, tx: Writer<any>, { target, base, demo, installed, changes }: Work): Promise<void> {
  const active = activeSections(host.registry, target.modules)
  await writeTenant(tx.db, tx.tenant, target)
  for (const section of active) await section.install(await upToDate(tx), target[section.name])
  const newDemo = changes.flatMap(({ section, path }) => (path === `demo.${section}` ? [section] : []))
  for (const section of active) {
    if (newDemo.includes(section.name)) await section.demo?.install(await upToDate(tx), demo[section.name])
  }
  const digests = Object.fromEntries(newDemo.map((name) => [name, digestOf(demo[name])]))
  await recordInstall(tx.db, tx.tenant.id, { manifest: base, demo: { ...installed?.demo, ...digests } })
}

/** Each section sees the tenant as the ones before it have left it. */
async function upToDate(tx: Writer<any>): Promise<Writer<any>> {
  const tenant = await findTenant(tx.db, tx.tenant.slug)
  return tenant ? { ...tx, tenant } : tx
}

function demoChanges(demo: Record<string, unknown>, installed: Installed | undefined): PlannedChange[] {
  return Object.entries(demo).flatMap(([section, content]) => {
    const known = installed?.demo[section]
    if (known === digestOf(content)) return []
    return [
      { section, kind: known ? 'change' : 'add', path: `demo.${section}`, before: known && 'an earlier version', after: content },
    ]
  })
}
