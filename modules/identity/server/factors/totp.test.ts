import { expect, test } from 'vitest'
import { newTotpSecret, stepOf, totpUri } from './totp.ts'

// RFC 6238, appendix B: the SHA-1 secret “12345678901234567890” in base32; the last six digits of its eight.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  ['1970-01-01T00:00:59Z', '287082', 1],
  ['2005-03-18T01:58:29Z', '081804', 37_037_036],
  ['2009-02-13T23:31:30Z', '005924', 41_152_263],
])('[AUTH-27] the codes of RFC 6238: at %s it is %s', (at, code, step) => {
  expect(stepOf(secret, code, at)).toBe(step)
})

test('[AUTH-27] a code counts one step early and one step late, and not two', () => {
  const at = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1000).toString()
  // The code of step 1: seconds 30 to 59.
  expect([at(0), at(29), at(30), at(59), at(60), at(89)].map((now) => stepOf(secret, '287082', now))).toEqual([1, 1, 1, 1, 1, 1])
  expect(stepOf(secret, '287082', at(90))).toBeNull()
})

test('a secret has 160 bits, and its address says whose it is', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(totpUri(secret, { issuer: 'Gimbi', label: 'ann@example.org' })).toMatch(
    /^otpauth:\/\/totp\/Gimbi:ann%40example\.org\?.*issuer=Gimbi/,
  )
})
