import { expect, test } from 'vitest'
import { effectivePermissions } from './rules.ts'

const role = (key: string, permissions: string[], inherits: string[] = []) => ({ key, permissions, inherits })

test('a role comes to its own permissions and all inherited ones, each once', () => {
  const effective = effectivePermissions([
    role('visitor', ['read']),
    role('member', ['write', 'read'], ['visitor']),
    role('moderator', ['close'], ['member']),
  ])
  expect(effective.get('moderator')).toEqual(['close', 'read', 'write'])
  expect(effective.get('visitor')).toEqual(['read'])
})

test('a circle of roles ends, and an unknown parent adds nothing', () => {
  const effective = effectivePermissions([role('a', ['x'], ['b']), role('b', ['y'], ['a', 'nowhere'])])
  expect(effective.get('a')).toEqual(['x', 'y'])
  expect(effective.get('b')).toEqual(['x', 'y'])
})
