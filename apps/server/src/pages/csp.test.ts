import { expect, test } from 'vitest'
import { contentSecurityPolicy, joined, nonceMark, segmentsOf } from './csp.ts'

test('[SEC-01] each response of a kept page carries a nonce of its own, in the page and in the policy', () => {
  const kept = segmentsOf(`<script nonce="${nonceMark}">1</script><style nonce="${nonceMark}"></style>`)
  expect(joined(kept, 'abc').toString()).toBe('<script nonce="abc">1</script><style nonce="abc"></style>')
  expect(joined(kept, 'xyz').toString()).not.toContain('abc')
  expect(contentSecurityPolicy('abc', 'h')).toContain("script-src 'nonce-abc' 'strict-dynamic'")
  expect(contentSecurityPolicy('abc', 'h')).toContain("img-src 'self' data:;")
  expect(contentSecurityPolicy('abc', 'h')).not.toMatch(/script-src[^;]*unsafe/)
})
