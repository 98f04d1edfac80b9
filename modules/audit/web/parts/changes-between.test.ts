import { expect, test } from 'vitest'
import { changesBetween } from './changes-between.ts'

test('what differs is named by its path, with what it was and what it is', () => {
  const before = { name: 'Gimbi', branding: { primary: '#111111', accent: '#222222' }, roles: ['member'] }
  const after = { name: 'Gimbi', branding: { primary: '#333333', accent: '#222222' }, roles: ['member', 'admin'], open: true }
  expect(changesBetween(before, after)).toEqual([
    { field: 'branding.primary', was: '#111111', is: '#333333' },
    { field: 'roles', was: '["member"]', is: '["member","admin"]' },
    { field: 'open', was: null, is: 'true' },
  ])
})

test('nothing before is all new, nothing at all is no change', () => {
  expect(changesBetween(null, { a: 1 })).toEqual([{ field: 'a', was: null, is: '1' }])
  expect(changesBetween(null, null)).toEqual([])
})
