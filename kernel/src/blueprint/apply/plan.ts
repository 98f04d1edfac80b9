import type { Host } from '../../command/host.ts'
import { systemActor } from '../../policy/actor.ts'
import type { Manifest } from '../head.ts'
import type { PlannedChange } from '../wishes.ts'
import { changesBetween } from './changes.ts'
import { checked } from './checked.ts'
import { exportFrom } from './export-from.ts'
import { findTenant } from './tenant-row.ts'

/**
 * What installing the manifest would change for a tenant, or for a new one (`null`, or a slug nobody has): a dry run. Empty
 * when there is nothing to do.
 */
export async function planBlueprint(host: Host, slug: string | null, manifest: Manifest): Promise<PlannedChange[]> {
  const wanted = checked(host.registry, manifest)
  const tenant = slug === null ? undefined : await findTenant(host.db.global, slug)
  if (!tenant) return changesBetween(host.registry, undefined, wanted)
  const current = await exportFrom(host.registry, host.reader(tenant, systemActor(tenant.id)))
  return changesBetween(host.registry, current, wanted)
}
