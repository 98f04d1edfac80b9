import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diff } from './diff.ts'

const roles = [
  { key: 'member', name: 'Member', permissions: ['a', 'b'] },
  { key: 'guest', name: 'Guest', permissions: [] },
]

test('says what is added, changed and removed, by key', () => {
  const after = [
    { key: 'member', name: 'Yarner', permissions: ['b', 'a'] },
    { key: 'elder', name: 'Elder', permissions: ['c'] },
  ]
  expect(diff({ access: { roles } }, { access: { roles: after } })).toEqual([
    { kind: 'change', path: 'access.roles[member].name', before: 'Member', after: 'Yarner' },
    { kind: 'remove', path: 'access.roles[guest]', before: roles[1], after: undefined },
    { kind: 'add', path: 'access.roles[elder]', before: undefined, after: after[1] },
  ])
})

test('order counts where people see it, and only there', () => {
  const [before, after] = [{ list: roles }, { list: [...roles].reverse() }]
  expect(diff(before, after)).toEqual([])
  expect(diff(before, after, (path) => path === 'list')).toEqual([
    { kind: 'change', path: 'list.order', before: ['member', 'guest'], after: ['guest', 'member'] },
  ])
})

test('from nothing, each thing is one addition', () => {
  expect(diff({}, { words: { en: { 'nav.forum': 'Yarns' } }, roles }).map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'add words.en["nav.forum"]',
    'add roles[member]',
    'add roles[guest]',
  ])
})

test('nothing differs from itself, and what is the same either way round is the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(diff(a, structuredClone(a))).toEqual([])
      expect(diff(a, b).length === 0).toBe(diff(b, a).length === 0)
    }),
  )
})
