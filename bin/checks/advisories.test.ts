import { expect, test } from 'vitest'
import { verdictOf } from './advisories.ts'

const none = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 }
const report = (vulnerabilities: object, counts: object) =>
  verdictOf(JSON.stringify({ vulnerabilities, metadata: { vulnerabilities: { ...none, ...counts } } }))

test('[SEC-03, SEC-13] a grave advisory fails the check and is named; a slight one is told', () => {
  const grave = report({ left: { severity: 'critical', range: '<2.0.1' } }, { critical: 1, total: 1 })
  expect(grave).toEqual({ exitCode: 1, text: 'Advisories: 1 packages are gravely vulnerable.\n  critical: left <2.0.1' })
  expect(report({ right: { severity: 'low', range: '*' } }, { low: 1, total: 1 })).toEqual({
    exitCode: 0,
    text: 'Advisories: nothing grave, but 1 low.',
  })
  expect(report({}, {}).text).toBe('Advisories: nothing grave.')
})

test.each([
  ['an error of the registry', JSON.stringify({ message: '405 Method Not Allowed - POST https://registry.example/' })],
  ['no network', JSON.stringify({ error: { summary: 'getaddrinfo ENOTFOUND registry.example' } })],
  ['nothing at all', ''],
])('[SEC-03, SEC-13] %s is told as not checked, never as clean', (_what, json) => {
  expect(verdictOf(json).text).toMatch(/NOT CHECKED/)
  expect(verdictOf(json).text).not.toMatch(/nothing grave/)
})
