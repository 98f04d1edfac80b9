import { expect, test } from 'vitest'
import { keyOf, mayKeep, pageOfData } from './addresses.ts'

test.each(['/', '/latest', '/t/a-topic', '/chat/72e7', '/notifications', '/u/m1', '/members', '/settings/profile', '/signals'])(
  '[MOB-11] %s may be read without a connection',
  (path) => expect(mayKeep(path)).toBe(true),
)

test.each([
  '/admin',
  '/admin/members',
  '/operator',
  '/sign-in',
  '/sign-in.data',
  '/sign-in/second-step',
  '/hand-off/grant',
  '/reset',
  '/register',
  '/demo/inbox',
  '/settings/security',
  '/settings/security/two-factor',
  '/settings/api-keys',
  '/api/v1/members',
  '/waiting',
  '/sw.js',
])('[MOB-11] %s is never kept on a device', (path) => expect(mayKeep(path)).toBe(false))

test.each([
  ['/t/a-topic.data', '/t/a-topic'],
  ['/_root.data', '/'],
  ['/t/a-topic', null],
])('the data at %s is of the page %s', (path, page) => expect(pageOfData(path)).toBe(page))

test('a page has one name, in whatever language it was asked for', () => {
  expect(keyOf(new URL('http://a.test/t/x?lang=da'))).toBe('/t/x')
  expect(keyOf(new URL('http://a.test/t/x?from=21&lang=da'))).toBe('/t/x?from=21')
})
