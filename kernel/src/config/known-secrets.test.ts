import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadConfig } from './config.ts'
import { ConfigError } from './config-error.ts'

const good = randomBytes(48).toString('base64url')
const inProduction = (env: Record<string, string>) => () => loadConfig({ APP_ENV: 'production', SECRET_KEY: good, ...env })

test.each([
  'your-secret-key-your-secret-key-your-secret-key',
  'change-me-in-production-change-me-in-production',
  'this_is_a_very_secret_key_please_change_123456',
  'a'.repeat(64),
  'abcabcabcabcabcabcabcabcabcabcabcabc',
  'SuperSecretKeyForDevelopmentOnly1234567890',
])('[SEC-08, SEC-14] production does not start on a key out of an example: %s', (SECRET_KEY) => {
  expect(inProduction({ SECRET_KEY })).toThrow(/SECRET_KEY: found a secret that examples/)
  expect(() => loadConfig({ SECRET_KEY })).not.toThrow()
})

test('[SEC-08, SEC-14] nor on a database password everybody knows, and never says which it was', () => {
  const start = inProduction({ DATABASE_URL: 'postgres://guildhall:ChangeMe@db:5432/guildhall' })
  expect(start).toThrow(ConfigError)
  expect(start).toThrow(/^(?!.*ChangeMe).*DATABASE_URL: found a secret/)
  expect(
    inProduction({ DATABASE_URL: `postgres://guildhall:${randomBytes(12).toString('hex')}@db:5432/guildhall` }),
  ).not.toThrow()
  expect(inProduction({ METRICS_TOKEN: 'test-token-token-token' })).toThrow(/METRICS_TOKEN/)
})

test('[SEC-08] a key made at random is never mistaken for one of them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 48 }), fc.constantFrom('base64', 'base64url', 'hex'), (bytes, as) => {
      fc.pre(new Set(bytes).size > 24)
      expect(inProduction({ SECRET_KEY: Buffer.from(bytes).toString(as as BufferEncoding) })).not.toThrow()
    }),
  )
})
