import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a seal covers: every column of an entry but the seal itself. */
export const sealedColumns = [
  'tenant_id',
  'id',
  'at',
  'actor_id',
  'actor_kind',
  'action',
  'subject_type',
  'subject_id',
  'before',
  'after',
  'address',
  'user_agent',
  'request_id',
  'outcome',
  'code',
] as const
export type Sealable = Readonly<Record<(typeof sealedColumns)[number], unknown>>

/** Before the first entry. */
export const GENESIS = Buffer.alloc(32)

/**
 * The seal of an entry at its place: HMAC-SHA-256(key, previous hash ‖ number ‖ canonical entry). Without the key, which
 * the database does not have, nobody can make one that fits.
 *
 * @param key 32 bytes; `site.secret('audit')`
 */
export const sealOf = (key: Buffer, place: { chainNo: number; previous: Buffer }, entry: Sealable): Buffer =>
  createHmac('sha256', key)
    .update(place.previous)
    .update(`${place.chainNo}\n${canonical(entry)}`)
    .digest()

export const sameSeal = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other)

/** The same text for the same entry: columns in a fixed order, keys of JSON sorted. */
const canonical = (entry: Sealable): string => JSON.stringify(sealedColumns.map((column) => sorted(entry[column] ?? null)))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
