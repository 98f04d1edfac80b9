import { sql } from 'kysely'
import type { Registry } from '../../command/registry.ts'
import type { Writer } from '../../command/unit.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { Conflict } from '../change/merge.ts'
import type { Manifest } from '../head.ts'
import { activeSections } from '../manifest.ts'
import type { InstallOptions, PlannedChange } from '../wishes.ts'
import { changesBetween } from './changes.ts'
import { checked } from './checked.ts'
import { exportFrom } from './export-from.ts'
import { digestOf, type Installed, lastInstalled, recordInstall } from './history.ts'
import { findTenant, writeTenant } from './tenant-row.ts'

export type UpgradeResult = { tenant: Tenant; created: boolean; changes: PlannedChange[]; conflicts: Conflict[] }

export type Before = { installed: Manifest | undefined; current: Manifest }
export type Plan = InstallOptions & { resolve: (before: Before, wanted: Manifest) => { merged: Manifest; conflicts: Conflict[] } }

/** Makes a new tenant of the manifest inside a transaction that is open for it (`asTenant`). */
export async function installNew(
  registry: Registry,
  tx: Writer<any>,
  { manifest, ...plan }: Omit<InstallOptions, 'slug'> & { manifest: Manifest },
): Promise<Tenant | 'slug taken'> {
  const slug = { slug: tx.tenant.slug }
  const resolve: Plan['resolve'] = (_before, wanted) => ({ merged: wanted, conflicts: [] })
  const made = await applyWithin(registry, tx, { manifest: checked(registry, manifest), plan: { ...plan, ...slug, resolve } })
  return made === 'created meanwhile' ? 'slug taken' : made.tenant
}

/** The work of an install, in a transaction that is open for its tenant. */
export async function applyWithin(registry: Registry, tx: Writer<any>, { manifest, plan }: { manifest: Manifest; plan: Plan }) {
  // Two installs of one slug at a time would both find no tenant.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`blueprint:${plan.slug}`}, 0))`.execute(tx.db)
  const existing = await findTenant(tx.db, plan.slug)
  if (existing && existing.id !== tx.tenant.id) return 'created meanwhile' as const
  const installed = existing && (await lastInstalled(tx.db, existing.id))
  const current = existing && (await exportFrom(registry, { ...tx, tenant: existing }))
  const wanted = { ...manifest, ...(plan.name && { name: plan.name }), ...plan.own }
  const { merged, conflicts } = current
    ? plan.resolve({ installed: installed?.manifest, current }, wanted)
    : { merged: wanted, conflicts: [] }
  const target = checked(registry, merged)
  const demo = plan.demo ? (target.demo ?? {}) : {}
  const changes = [...changesBetween(registry, current, target), ...demoChanges(demo, installed)]
  if (changes.length > 0) await write(registry, tx, { target, base: manifest, demo, installed, changes })
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

async function write(registry: Registry, tx: Writer<any>, { target, base, demo, installed, changes }: Work): Promise<void> {
  const active = activeSections(registry, target.modules)
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
