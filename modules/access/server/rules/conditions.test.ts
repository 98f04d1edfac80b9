import { expect, test } from 'vitest'
import { bare, partsOf, settled } from './conditions.ts'

test('[RBAC-16] a right with a condition counts once the badge is held as well, and not before', () => {
  expect(settled(['forum.post.create+badge:conduct', 'forum.audience.public'])).toEqual(['forum.audience.public'])
  expect(settled(['forum.post.create+badge:conduct', 'badge:conduct'])).toEqual(['forum.post.create', 'badge:conduct'])
  expect(settled(['forum.post.create+badge:conduct', 'badge:other'])).toEqual(['badge:other'])
})

test('conditions and scopes go together', () => {
  expect(settled(['forum.moderate+badge:calm@own', 'badge:calm'])).toEqual(['forum.moderate@own', 'badge:calm'])
  expect(partsOf('forum.moderate@organisation:1')).toEqual({ right: 'forum.moderate', needs: null, scope: 'organisation:1' })
  expect(bare('forum.moderate+badge:calm')).toBe('forum.moderate')
})
