import fc from 'fast-check'
import { expect, test } from 'vitest'
import { same } from './keyed.ts'
import { formatConflicts, mergeBlueprint } from './merge.ts'

const base = {
  version: '1.0.0',
  tagline: 'Come in',
  words: { en: { topic: 'Topic', post: 'Post' } },
  roles: [
    { key: 'member', name: 'Member', permissions: ['read', 'write'] },
    { key: 'elder', name: 'Elder', permissions: ['read'] },
  ],
}
type Toy = typeof base
const changed = (change: (draft: any) => void): Toy => {
  const draft = structuredClone(base)
  change(draft)
  return draft
}

test('[IND-03] an upgrade keeps the tenant’s own edits and brings the new version’s', () => {
  const theirs = changed((m) => {
    m.words.en.topic = 'Yarn'
    m.roles[0].permissions.push('pin')
    m.roles.push({ key: 'cook', name: 'Cook', permissions: [] })
  })
  const ours = changed((m) => {
    m.version = '1.1.0'
    m.words.en.reply = 'Reply'
    m.roles[0].permissions = ['read', 'search']
    m.roles.push({ key: 'guest', name: 'Guest', permissions: [] })
  })
  expect(mergeBlueprint(base, theirs, ours)).toEqual({
    conflicts: [],
    merged: {
      version: '1.1.0',
      tagline: 'Come in',
      words: { en: { topic: 'Yarn', post: 'Post', reply: 'Reply' } },
      roles: [
        { key: 'member', name: 'Member', permissions: ['read', 'pin', 'search'] },
        { key: 'elder', name: 'Elder', permissions: ['read'] },
        { key: 'guest', name: 'Guest', permissions: [] },
        { key: 'cook', name: 'Cook', permissions: [] },
      ],
    },
  })
})

test('where both changed the same thing the tenant’s stays and the conflict names it', () => {
  const theirs = changed((m) => {
    m.tagline = 'Sit down'
  })
  const ours = changed((m) => {
    m.tagline = 'Welcome'
  })
  expect(mergeBlueprint(base, theirs, ours)).toEqual({
    merged: theirs,
    conflicts: [{ path: 'tagline', base: 'Come in', theirs: 'Sit down', ours: 'Welcome' }],
  })
})

test('a conflict reads as one line', () => {
  expect(formatConflicts([{ path: 'tagline', base: 'Come in', theirs: 'Sit down', ours: undefined }])).toBe(
    '! tagline: kept "Sit down", which this community changed; the new version has nothing',
  )
})

test('what the tenant took away stays away; changed meanwhile, it is a conflict', () => {
  const theirs = changed((m) => {
    m.roles.pop()
  })
  expect(mergeBlueprint(base, theirs, base)).toEqual({ merged: theirs, conflicts: [] })
  const ours = changed((m) => {
    m.roles[1].name = 'Wise one'
  })
  expect(mergeBlueprint(base, theirs, ours)).toMatchObject({
    merged: theirs,
    conflicts: [{ path: 'roles[elder]', theirs: undefined }],
  })
})

test('what the new version took away goes, unless the tenant changed it', () => {
  const ours = changed((m) => {
    m.roles.pop()
  })
  expect(mergeBlueprint(base, base, ours)).toEqual({ merged: ours, conflicts: [] })
})

test('an order the tenant made stays', () => {
  const theirs = changed((m) => {
    m.roles.reverse()
  })
  const ours = changed((m) => {
    m.roles.push({ key: 'guest', name: 'Guest', permissions: [] })
  })
  expect(mergeBlueprint(base, theirs, ours).merged.roles.map((role) => role.key)).toEqual(['elder', 'member', 'guest'])
})

test('one side alone changing anything at all is simply taken', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (a, b) => {
      const onlyOurs = mergeBlueprint<unknown>(a, a, b)
      const onlyTheirs = mergeBlueprint<unknown>(a, b, a)
      expect([onlyOurs.conflicts, onlyTheirs.conflicts]).toEqual([[], []])
      expect(same(onlyOurs.merged, b) && same(onlyTheirs.merged, b)).toBe(true)
    }),
  )
})
