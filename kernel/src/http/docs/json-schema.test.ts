import { expect, test } from 'vitest'
import { z } from 'zod'
import { hoist, jsonSchema } from './json-schema.ts'

test('[DOC-01] formats stand alone, without the patterns and bounds that only validators need', () => {
  const schema = z.object({
    id: z.uuid(),
    at: z.iso.datetime({ offset: true }),
    count: z.number().int(),
    few: z.number().int().max(9),
  })
  expect(jsonSchema(schema, 'output').properties).toEqual({
    id: { type: 'string', format: 'uuid' },
    at: { type: 'string', format: 'date-time' },
    count: { type: 'integer' },
    few: { type: 'integer', maximum: 9 },
  })
})

test('[DOC-01] an input refuses unknown keys, an output may grow', () => {
  const schema = z.strictObject({ name: z.string() })
  expect(jsonSchema(schema, 'input').additionalProperties).toBe(false)
  expect(jsonSchema(schema, 'output')).not.toHaveProperty('additionalProperties')
})

test('[DOC-01] a schema with a name of its own is described once', () => {
  const Leaf = z.object({ size: z.number() }).meta({ id: 'Leaf' })
  const components = {}
  expect(hoist(jsonSchema(z.object({ leaves: z.array(Leaf) }), 'output'), components).properties).toEqual({
    leaves: { type: 'array', items: { $ref: '#/components/schemas/Leaf' } },
  })
  expect(components).toMatchObject({ Leaf: { type: 'object', required: ['size'] } })
})
