import type { Host } from '../../command/host.ts'
import type { Registry } from '../../command/registry.ts'
import { systemActor } from '../../policy/actor.ts'
import { type Change, diff } from '../change/diff.ts'
import { short } from '../check/problem.ts'
import { activeSections, type Manifest, orderedIn } from '../manifest.ts'
import { checked } from './checked.ts'
import { exportFrom } from './export.ts'
import { findTenant } from './tenant-row.ts'

/** One thing an install would do. `section`: the manifest's part it belongs to, `head` for name, version, modules …. */
export type PlannedChange = Change & { section: string }

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

/** The differences between two manifests, demo content left aside. */
export function changesBetween(registry: Registry, before: Manifest | undefined, after: Manifest): PlannedChange[] {
  const ordered = orderedIn(registry)
  const sections = new Set(activeSections(registry, after.modules).map((section) => section.name))
  const kept = (manifest: Manifest | undefined, name: string) =>
    manifest?.[name] === undefined ? {} : { [name]: manifest[name] }
  return Object.keys(after).flatMap((name) => {
    if (name === 'demo' || name === 'format') return []
    const section = sections.has(name) ? name : 'head'
    return diff(kept(before, name), kept(after, name), ordered).map((change) => ({ section, ...change }))
  })
}

/** One line a change, for people: `+ forum.categories[jobs] {"key":"jobs",…}`. */
export function formatPlan(changes: readonly PlannedChange[]): string {
  if (changes.length === 0) return 'Nothing to do: the community is as the blueprint says.'
  return changes.map(formatChange).join('\n')
}

function formatChange({ kind, path, before, after }: PlannedChange): string {
  if (kind === 'add') return `+ ${path} ${short(after)}`
  if (kind === 'remove') return `- ${path} ${short(before)}`
  return `~ ${path} ${short(before)} → ${short(after)}`
}
