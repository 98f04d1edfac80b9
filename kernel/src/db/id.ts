import { createHash, randomUUIDv7 } from 'node:crypto'

/** A new UUIDv7 (RFC 9562): sorts by creation time. */
export const newId = (): string => randomUUIDv7()

/**
 * The same UUIDv8 (RFC 9562, SHA-256 of the names) for the same tenant and path, so that installing a blueprint again
 * finds the rows of the first time.
 */
export function stableId(tenantId: string, ...path: readonly string[]): string {
  const hash = createHash('sha256').update([tenantId, ...path].join('\u0000')).digest()
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
