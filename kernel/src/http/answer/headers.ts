import type { Config } from '../../config/config.ts'

/** On every answer. Pages replace the content security policy with their own. */
export const securityHeaders = (config: Pick<Config, 'publicProtocol'>): Record<string, string> => ({
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()',
  ...(config.publicProtocol === 'https' ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

/** Accepted from callers when it cannot break a log line or a header; otherwise a new one. */
export const requestIdOf = (given: string | string[] | undefined): string =>
  typeof given === 'string' && requestIdPattern.test(given) ? given : crypto.randomUUID()

const requestIdPattern = /^[\w.:-]{8,128}$/
