import type { z } from 'zod'
import type { Reader, Writer } from '../command/unit.ts'
import type { Rule } from './check/rule.ts'

/**
 * The part of a blueprint manifest one module understands: `access`, `forum`, … Content is addressed by `key`s that are
 * stable across installs (`stableId` makes ids of them); `export` gives back exactly what `install` would need, so
 * install(export(tenant)) ≡ tenant.
 */
export type Section<Shape = any> = {
  /** Top-level name in the manifest. */
  name: string
  /** Strict objects only; defaults for everything optional, so that a parsed section equals its export. */
  schema: z.ZodType<Shape>
  /** What the schema cannot say: names that must exist elsewhere in the manifest. */
  rules?: readonly Rule[]
  /** Lists whose order people see, as paths: `forum.categories`. Any other list is compared as a set. */
  ordered?: readonly string[]
  /** Makes the tenant's rows equal to the section; running it again changes nothing. */
  install: (tx: Writer<any>, section: Shape) => Promise<void>
  export: (reader: Reader<any>) => Promise<Shape>
  /** Lived-in content for demos; left out of real tenants unless asked for. */
  demo?: { schema: z.ZodType; rules?: readonly Rule[]; install: (tx: Writer<any>, demo: any) => Promise<void> }
}

export const section = <S extends z.ZodType>(
  definition: Omit<Section<z.output<S>>, 'schema'> & { schema: S },
): Section<z.output<S>> => definition as Section<z.output<S>>
