import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf } from './handshake.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage
const behind = (trustProxy: number) => ({ config: { trustProxy } }) as Parameters<typeof addressOf>[0]

test('without a trusted proxy the header counts for nothing', () => {
  expect(addressOf(behind(0), from('10.0.0.9', '203.0.113.5'))).toBe('10.0.0.9')
})

test('one proxy is believed about whom it saw, not about what that one claims', () => {
  expect(addressOf(behind(1), from('10.0.0.9', '1.1.1.1, 203.0.113.5'))).toBe('203.0.113.5')
  expect(addressOf(behind(2), from('10.0.0.9', '1.1.1.1, 203.0.113.5, 10.0.0.8'))).toBe('203.0.113.5')
})

test('a chain shorter than trusted ends at its first entry', () => {
  expect(addressOf(behind(3), from('10.0.0.9', '203.0.113.5'))).toBe('203.0.113.5')
  expect(addressOf(behind(1), from('10.0.0.9'))).toBe('10.0.0.9')
})
