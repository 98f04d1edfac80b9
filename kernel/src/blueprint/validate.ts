import type { Registry } from '../command/registry.ts'
import { findingsOf } from './check/from-zod.ts'
import { oneOf } from './check/nearest.ts'
import type { Finding, Locate, Problem } from './check/problem.ts'
import { breaches, doubledKeys } from './check/rules.ts'
import type { Manifest } from './head.ts'
import { activeSections, manifestSchema, sectionsOf } from './manifest.ts'
import { formatPath, isMap, type Segment, valueAt } from './path.ts'

export type Validated = { ok: true; manifest: Manifest } | { ok: false; problems: readonly Problem[] }

/**
 * Judges a manifest as far as can be without a tenant: its shape first, then what its parts say about each other. Every
 * problem names path, value and what was expected, and with `locate` (from `loadBlueprint`) the file and line.
 */
export function validateBlueprint(registry: Registry, raw: unknown, locate?: Locate): Validated {
  const schema = manifestSchema(registry)
  const parsed = schema.safeParse(raw)
  const findings = parsed.success ? [] : findingsOf(parsed.error, schema, raw)
  const across = isMap(raw) ? crossFindings(registry, raw, parsed.data) : []
  const problems = [...findings, ...across.filter((finding) => !covered(finding, findings))].map((finding) =>
    locateFinding(finding, locate),
  )
  if (problems.length > 0 || !parsed.success) return { ok: false, problems }
  return { ok: true, manifest: withoutInactive(registry, parsed.data as Manifest) }
}

/** What no single section's schema can see. Of a manifest with faults of shape, as much as can still be said. */
function crossFindings(registry: Registry, raw: Record<string, unknown>, parsed?: Record<string, unknown>): Finding[] {
  const manifest = parsed ?? raw
  const rules = activeSections(registry, moduleKeys(manifest)).flatMap((s) => [...(s.rules ?? []), ...(s.demo?.rules ?? [])])
  return [
    ...unknownModules(registry, manifest),
    ...misplacedSections(registry, raw),
    ...doubledKeys(manifest),
    ...rules
      .filter((rule) => parsed || rule.kind !== 'check')
      .flatMap((rule) => breaches(rule, manifest, [...registry.permissions.keys()])),
  ]
}

function unknownModules(registry: Registry, manifest: Record<string, unknown>): Finding[] {
  const keys = productModules(registry).map((module) => module.key)
  return moduleKeys(manifest).flatMap((key, position) =>
    keys.includes(key) ? [] : [{ path: ['modules', position], value: key, expected: `a product module: ${oneOf(key, keys)}` }],
  )
}

/** A section without its module, or a module without the section it needs. */
function misplacedSections(registry: Registry, raw: Record<string, unknown>): Finding[] {
  const switchedOn = moduleKeys(raw)
  return productModules(registry).flatMap((module) =>
    (module.sections ?? []).flatMap((section) => {
      if (switchedOn.includes(module.key)) {
        const needed = !(section.name in raw) && !section.schema.safeParse({}).success
        return needed
          ? [{ path: [section.name], value: undefined, expected: `the section of module ${module.key}, which is switched on` }]
          : []
      }
      const paths = [[section.name], ['demo', section.name]].filter((path) => valueAt(raw, path) !== undefined)
      return paths.map((path) => ({
        path,
        value: valueAt(raw, path),
        expected: `nothing here unless modules names ${module.key}`,
      }))
    }),
  )
}

const productModules = (registry: Registry) => registry.modules.filter((module) => module.tier === 'product')

/** Sections of modules that are off were filled in with defaults at most; they are no part of the community. */
function withoutInactive(registry: Registry, manifest: Manifest): Manifest {
  const active = new Set(activeSections(registry, manifest.modules).map((section) => section.name))
  const idle = new Set(
    sectionsOf(registry)
      .map(({ name }) => name)
      .filter((name) => !active.has(name)),
  )
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !idle.has(name))) as Manifest
}

const moduleKeys = (manifest: Record<string, unknown>): string[] =>
  Array.isArray(manifest.modules) ? manifest.modules.filter((key) => typeof key === 'string') : []

/** The same place is not complained about twice. */
const covered = (finding: Finding, reported: readonly Finding[]): boolean =>
  reported.some(
    ({ path }) => path.length <= finding.path.length && path.every((part, position) => part === finding.path[position]),
  )

function locateFinding({ path, value, expected }: Finding, locate: Locate | undefined): Problem {
  return { path: formatPath(path as Segment[]), value, expected, ...locate?.(path) }
}
