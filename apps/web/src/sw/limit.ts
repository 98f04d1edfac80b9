type Keyed = { keys(): Promise<readonly Request[]>; delete(request: Request): Promise<boolean> }

/** Drops what was put first; a cache lists its entries in the order they were put. */
export async function limitTo(cache: Keyed, most: number): Promise<void> {
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)))
}
