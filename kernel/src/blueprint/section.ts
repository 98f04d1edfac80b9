import type { z } from 'zod'
import type { Reader, Writer } from '../command/unit.ts'

/**
 * The part of a blueprint manifest one module understands: `roles`, `forum`, … Content is addressed by `key`s that are
 * stable across installs; `export` gives back exactly what `install` would need, so install(export(tenant)) ≡ tenant.
 */
export type Section<Shape = any> = {
  /** Top-level name in the manifest. */
  name: string
  schema: z.ZodType<Shape>
  /** Makes the tenant's rows equal to the section; running it again changes nothing. */
  install: (tx: Writer<any>, section: Shape) => Promise<void>
  export: (reader: Reader<any>) => Promise<Shape>
  /** Lived-in content for demos; left out of real tenants unless asked for. */
  demo?: { schema: z.ZodType; install: (tx: Writer<any>, demo: any) => Promise<void> }
}

export const section = <S extends z.ZodType>(
  definition: Omit<Section<z.output<S>>, 'schema'> & { schema: S },
): Section<z.output<S>> => definition as Section<z.output<S>>
