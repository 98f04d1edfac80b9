import type { z } from 'zod'

type Definition = {
  type: string
  innerType?: z.ZodType
  in?: z.ZodType
  shape?: Record<string, z.ZodType>
  catchall?: z.ZodType
  element?: z.ZodType
  valueType?: z.ZodType
  options?: readonly z.ZodType[]
}

/** The names a strict object at this path takes; undefined where the schema has no such object. */
export function namesAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] | undefined {
  let at: z.ZodType | undefined = unwrap(schema)
  for (const part of path) at = at && unwrap(step(definition(at), part))
  const shape = at && definition(at).shape
  return shape && Object.keys(shape)
}

/** Paths of objects that would silently swallow unknown keys; a manifest's schema may have none. */
export function looseObjects(schema: z.ZodType | undefined, path = ''): string[] {
  const at = unwrap(schema)
  if (!at) return []
  const { shape, catchall, element, valueType, options } = definition(at)
  const loose = shape && (!catchall || definition(catchall).type !== 'never') ? [path || '(top)'] : []
  const inner = Object.entries(shape ?? {}).flatMap(([name, value]) => looseObjects(value, path ? `${path}.${name}` : name))
  const choices = (options ?? []).flatMap((option) => looseObjects(option, path))
  return [...loose, ...inner, ...looseObjects(element, `${path}[]`), ...looseObjects(valueType, `${path}.*`), ...choices]
}

function step({ shape, element, valueType }: Definition, part: PropertyKey): z.ZodType | undefined {
  if (typeof part === 'number') return element
  return shape?.[String(part)] ?? valueType
}

/** Optional, default, nullable and transformed schemas seen through to what they hold. */
function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  let at = schema
  while (at) {
    const { innerType, in: source } = definition(at)
    const inner = innerType ?? source
    if (!inner) return at
    at = inner
  }
  return at
}

const definition = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition
