import type { Host } from '../../command/host.ts'
import { systemActor } from '../../policy/actor.ts'
import { mergeBlueprint } from '../change/merge.ts'
import type { Manifest } from '../head.ts'
import type { InstallOptions } from '../wishes.ts'
import { checked } from './checked.ts'
import { BlueprintFault } from './fault.ts'
import { applyWithin, type Plan, type UpgradeResult } from './install-within.ts'
import { findTenant, newTenant } from './tenant-row.ts'

export type { UpgradeResult } from './install-within.ts'
export type InstallResult = Omit<UpgradeResult, 'conflicts'>

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

async function apply(host: Host, given: Manifest, plan: Plan): Promise<UpgradeResult> {
  const manifest = checked(host.registry, given)
  if (!/^[a-z0-9](-?[a-z0-9])*$/.test(plan.slug) || plan.slug.length > 40) {
    throw new BlueprintFault([
      { path: 'slug', value: plan.slug, expected: 'at most 40 lower case letters and digits, joined by single hyphens' },
    ])
  }
  for (;;) {
    const tenant = (await findTenant(host.db.global, plan.slug)) ?? newTenant(plan.slug, manifest)
    const result = await host.transact(tenant, systemActor(tenant.id), (tx) => applyWithin(host.registry, tx, { manifest, plan }))
    if (result !== 'created meanwhile') return result
  }
}
