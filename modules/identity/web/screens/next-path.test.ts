import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', null])(
  '[SEC-02] signing in never leads off the site: %s',
  (next) => expect(nextPath(next)).toBe('/'),
)

test('signing in leads back to where one was', () => {
  expect(nextPath('/t/hello?from=21')).toBe('/t/hello?from=21')
})
