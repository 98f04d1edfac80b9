import type { Registry } from '../../command/registry.ts'
import { diff } from '../change/diff.ts'
import { short } from '../check/problem.ts'
import type { Manifest } from '../head.ts'
import { activeSections, orderedIn } from '../manifest.ts'
import type { PlannedChange } from '../wishes.ts'

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

export function formatChange({ kind, path, before, after }: PlannedChange): string {
  if (kind === 'add') return `+ ${path} ${short(after)}`
  if (kind === 'remove') return `- ${path} ${short(before)}`
  return `~ ${path} ${short(before)} → ${short(after)}`
}
