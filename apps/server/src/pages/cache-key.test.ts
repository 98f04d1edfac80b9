import { expect, test } from 'vitest'
import { cacheKey } from './cache-key.ts'

const page = { origin: 'http://a.localhost', tenantId: 't1', locale: 'en', path: '/t/hello?from=21' }

test('pages of other communities, languages, hosts and places are kept apart', () => {
  const others = [
    { tenantId: 't2' },
    { locale: 'da' },
    { origin: 'https://a.localhost' },
    { path: '/t/hello?from=1' },
    { path: '/t/hello' },
  ]
  const keys = [page, ...others.map((other) => ({ ...page, ...other }))].map(cacheKey)
  expect(new Set(keys).size).toBe(keys.length)
})

test('searches and unknown parameters are not kept', () => {
  expect(cacheKey({ ...page, path: '/search?q=tea' })).toBeNull()
  expect(cacheKey({ ...page, path: `/t/${'x'.repeat(600)}` })).toBeNull()
})
