import { expect, test } from 'vitest'
import { fileFor, namesIn, wishIn } from './giving.ts'

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('names stand one a line or behind commas, each once', () => {
  expect(namesIn(' Mira\nNoor, Mira;\n\nAda ')).toEqual(['Mira', 'Noor', 'Ada'])
})

test('a wish becomes a file of grants: a role until the end of a day', () => {
  const wish = wishIn(formOf({ members: 'Mira', what: 'role:moderator', until: '2026-12-24', reason: ' Summer ' }))
  expect(JSON.parse(fileFor(wish, ['m1']))).toEqual({
    grants: [{ member: 'm1', role: 'moderator', scope: 'tenant', expires_at: '2026-12-24T23:59:59.000Z', reason: 'Summer' }],
  })
})

test('a right for one organisation’s matters names it', () => {
  const wish = wishIn(formOf({ what: 'right:community.invite', scope: 'organisation', organisation: 'o1' }))
  expect(JSON.parse(fileFor(wish, ['m1', 'm2'])).grants).toEqual(
    ['m1', 'm2'].map((member) => ({ member, permission: 'community.invite', scope: 'organisation:o1', reason: '' })),
  )
})
