import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exceptions, isPublic } from './addresses.ts'

const inside = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1'],
  ...['::ffff:93.184.216.34', 'localhost', '', '127.1', '0x7f000001'],
]
test.each(inside)('%s is not public', (address) => expect(isPublic(address)).toBe(false))

test.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4001::1'])(
  '%s is public',
  (address) => expect(isPublic(address)).toBe(true),
)

test('no IPv4 address becomes public by being written as an IPv6 address', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(fc.tuple(octet, octet, octet, octet), ([a, b, c, d]) => {
      const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
      return [`::ffff:${a}.${b}.${c}.${d}`, `::${hex}`, `64:ff9b::${hex}`, `2002:${hex}::1`].every((text) => !isPublic(text))
    }),
  )
})

test('what the operator names may be reached, and nothing beside it', () => {
  const { allows } = exceptions(['10.1.0.0/16', '::1', 'IdP.internal'])
  expect(allows('a.example', '10.1.9.9')).toBe(true)
  expect(allows('a.example', '10.2.0.1')).toBe(false)
  expect(allows('a.example', '::1')).toBe(true)
  expect(allows('idp.internal', '192.168.0.7')).toBe(true)
  expect(allows('other.internal', '192.168.0.7')).toBe(false)
})
