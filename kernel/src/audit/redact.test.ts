import { expect, test } from 'vitest'
import { redacted } from './redact.ts'

test('[AUD-03] values under keys that name secrets are blanked out, at any depth', () => {
  const kept = redacted({
    name: 'Aroha',
    sso: { clientSecret: 's3cret', issuer: 'https://id.example.org' },
    list: [{ access_token: 't' }],
  })
  expect(JSON.parse(kept ?? '')).toEqual({
    name: 'Aroha',
    sso: { clientSecret: '[hidden]', issuer: 'https://id.example.org' },
    list: [{ access_token: '[hidden]' }],
  })
})

test('that a secret is absent is no secret, and other words stay', () => {
  expect(redacted({ password: null, spinner: 1, hashtag: 'x', seedlings: 2 })).toBe(
    '{"password":null,"spinner":1,"hashtag":"x","seedlings":2}',
  )
})

test('what is too long is left out rather than cut in the middle', () => {
  expect(JSON.parse(redacted({ text: 'x'.repeat(30_000) }) ?? '')).toEqual({ tooLong: '30011 characters' })
})
