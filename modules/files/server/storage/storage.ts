/** A place that keeps bytes under keys such as `tenants/…/original`. An object is whole or not there. */
export type Storage = {
  /** Resolves to the number of bytes when they are safely kept; what was there under that key is replaced. */
  put(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<number>
  /** The bytes from `start` up to and including `end`. Throws `NotStored`. */
  open(key: string, range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>
  /** Bytes; null when there is no such object. */
  size(key: string): Promise<number | null>
  /** Keys that are not there do no harm. */
  remove(keys: readonly string[]): Promise<void>
  /** Everything below a prefix, in no particular order. */
  list(prefix: string): AsyncIterable<Stored>
  /** Where the object lies as an ordinary file, for programs that need one; null when it does not. */
  path(key: string): string | null
}
export type Stored = { key: string; size: number /** ISO 8601 */; modifiedAt: string }

export class NotStored extends Error {
  constructor(key: string) {
    super(`The storage has nothing under ${key}`)
  }
}
