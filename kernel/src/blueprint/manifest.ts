import { z } from 'zod'
import type { Registry } from '../command/registry.ts'
import type { Module } from '../module/module.ts'
import { looseObjects } from './check/schema-walk.ts'
import { head } from './head.ts'
import type { Section } from './section.ts'

/**
 * The manifest's schema: the head, the section of every module, and their demo parts. A section may be left out when its
 * schema is content with nothing. Throws when a section's schema would swallow unknown names: that is a fault of the module.
 */
export function manifestSchema(registry: Registry): z.ZodObject {
  const sections = sectionsOf(registry)
  for (const { name, schema, demo } of sections) refuseLoose(name, schema, demo?.schema)
  const demo = Object.fromEntries(sections.flatMap((s) => (s.demo ? [[s.name, s.demo.schema.optional()]] : [])))
  return z.strictObject({
    ...head,
    ...Object.fromEntries(
      registry.modules.flatMap((module) => (module.sections ?? []).map((s) => [s.name, inManifest(s, module.tier)])),
    ),
    demo: z.strictObject(demo).optional(),
  })
}

/** Every module's sections in the order of the modules, which is the order of installing. */
export const sectionsOf = (registry: Registry): readonly Section[] => registry.modules.flatMap((module) => module.sections ?? [])

/** The sections a tenant with these modules has: the foundation's and those of modules switched on. */
export const activeSections = (registry: Registry, modules: readonly string[]): readonly Section[] =>
  registry.modules.filter((m) => m.tier === 'foundation' || modules.includes(m.key)).flatMap((m) => m.sections ?? [])

/** The lists whose order people see. */
export function orderedIn(registry: Registry): (path: string) => boolean {
  const paths = new Set(sectionsOf(registry).flatMap((section) => section.ordered ?? []))
  return (path) => paths.has(path)
}

/** Whether a product module's section must be there depends on `modules`: `validateBlueprint` looks after that. */
function inManifest({ schema }: Section, tier: Module['tier']): z.ZodType {
  if (schema.safeParse({}).success) return schema.prefault({})
  return tier === 'product' ? schema.optional() : schema
}

function refuseLoose(name: string, ...schemas: readonly (z.ZodType | undefined)[]): void {
  const loose = schemas.flatMap((schema) => looseObjects(schema, name))
  if (loose.length > 0)
    throw new Error(`The blueprint section ${name} swallows unknown names at ${loose.join(', ')}: use z.strictObject`)
}
