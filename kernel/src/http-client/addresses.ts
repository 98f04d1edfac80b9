import { BlockList, isIP } from 'node:net'

/** Private, shared, loopback, link-local, documentation, multicast and reserved (IANA special-purpose registry, RFC 6890). */
const notPublicV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Of IPv6 only this is public at all (RFC 4291); mapped, translated and local addresses lie outside of it. */
const publicV6 = '2000::/3'
/** … apart from special purposes, documentation, and 6to4, which carries an IPv4 address inside. */
const notPublicV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

/** Does the address belong to the internet at large? False for everything inside a network, and for what is no address. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refusedV4.check(address, 'ipv4')
  return family === 6 && globalV6.check(address, 'ipv6') && !refusedV6.check(address, 'ipv6')
}

/** What may be reached although it is not public: host names, addresses, ranges (`10.0.0.0/8`). */
export type Exceptions = { allows(host: string, address: string): boolean }

/** @throws TypeError when an entry is no host name, address or range. */
export function exceptions(entries: readonly string[]): Exceptions {
  const names = new Set(entries.filter((entry) => !isRange(entry)).map((name) => name.toLowerCase()))
  const ranges = rangesOf(entries.filter(isRange))
  return {
    allows: (host, address) => names.has(host.toLowerCase()) || ranges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'),
  }
}

const isRange = (entry: string): boolean => isIP(entry.split('/')[0] as string) !== 0

function rangesOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address, bits] = entry.split('/') as [string, string | undefined]
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return list
}

const refusedV4 = rangesOf(notPublicV4)
const globalV6 = rangesOf([publicV6])
const refusedV6 = rangesOf(notPublicV6)
