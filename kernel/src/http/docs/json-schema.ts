import { z } from 'zod'

export type JsonSchema = { [key: string]: any }

/** A zod schema as JSON Schema 2020-12 (what OpenAPI 3.1 embeds), without the noise validators need and readers do not. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => trim(jsonSchema as JsonSchema, io),
  })
  return rest
}

function trim(schema: JsonSchema, io: 'input' | 'output'): void {
  if (schema.format !== undefined) delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  // Answers may grow fields; clients must not break on them.
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties
}

/** Moves a schema's own definitions to where the document keeps all of them. */
export function hoist(schema: JsonSchema, components: Record<string, JsonSchema>): JsonSchema {
  const { $defs, ...rest } = schema
  if ($defs === undefined) return rest
  for (const [name, definition] of Object.entries($defs as Record<string, JsonSchema>)) components[name] = pointed(definition)
  return pointed(rest)
}

const pointed = (schema: JsonSchema): JsonSchema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
