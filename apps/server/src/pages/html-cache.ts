/** An answer kept in memory: the text around each place where the response's own nonce goes. */
export type Kept = { status: number; headers: readonly (readonly [string, string])[]; segments: readonly Buffer[]; bytes: number }
type Entry = { version: number; until: number; kept: Kept }

export type HtmlCache = {
  /** The kept answer of this version, or the one `make` gives; callers of the same key at the same time share one. */
  answer(key: string, version: number, make: () => Promise<Kept>): Promise<Kept>
}

/**
 * Answers for visitors, the least recently used ones dropped first.
 * @param now milliseconds; only differences count
 */
export function createHtmlCache({
  now,
  maxEntries = 5_000,
  maxBytes = 64 * 1024 * 1024,
  maxAgeMs = 300_000,
}: Options): HtmlCache {
  const entries = new Map<string, Entry>()
  const making = new Map<string, Promise<Kept>>()
  let bytes = 0

  function drop(key: string) {
    bytes -= entries.get(key)?.kept.bytes ?? 0
    entries.delete(key)
  }
  function keep(key: string, entry: Entry) {
    drop(key)
    if (entry.kept.bytes > maxBytes / 8) return
    entries.set(key, entry)
    bytes += entry.kept.bytes
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries && bytes <= maxBytes) return
      drop(oldest)
    }
  }
  function found(key: string, version: number): Kept | undefined {
    const entry = entries.get(key)
    if (!entry || entry.version !== version || entry.until < now()) return undefined
    entries.delete(key)
    entries.set(key, entry)
    return entry.kept
  }

  return {
    async answer(key, version, make) {
      const hit = found(key, version)
      if (hit) return hit
      const shared = `${version}|${key}`
      const underWay = making.get(shared)
      if (underWay) return underWay
      const made = make().finally(() => making.delete(shared))
      making.set(shared, made)
      const kept = await made
      if (kept.status === 200) keep(key, { version, until: now() + maxAgeMs, kept })
      return kept
    },
  }
}
type Options = { now: () => number; maxEntries?: number; maxBytes?: number; maxAgeMs?: number }
