import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse.ts'

const schema = z.object({
  title: z.string().optional(),
  tags: z.array(z.string()).optional(),
  more: z.record(z.string(), z.string()).optional(),
})

test.each([
  [{ title: 'a\0b' }, 'title'],
  [{ title: '\ud800' }, 'title'],
  [{ tags: ['fine', 'half \udc00'] }, 'tags.1'],
  [{ more: { '\0': 'x' } }, 'more.'],
])('[SEC-04] what is no text is refused before anybody keeps it, and its field is named', (input, field) => {
  const parsed = parseInput(schema, input)
  expect(parsed.ok ? null : parsed.refusal).toMatchObject({ code: 'invalid_input', errors: [{ field }] })
})

test('text of every script, and pictures, are text', () => {
  expect(parseInput(schema, { title: 'Ærø, سلام, 日本, 👩🏽‍🚀', tags: [''] }).ok).toBe(true)
})
