/** Query parameters that choose what a page shows. Others, such as `q`, have too many values to be worth keeping. */
const kept = new Set(['from', 'cursor', 'c', 'lang', '_routes'])

/** What a visitor's page depends on besides its community's version; null when it is not to be kept. */
export function cacheKey({
  origin,
  tenantId,
  locale,
  path,
}: {
  origin: string
  tenantId: string
  locale: string
  path: string
}): string | null {
  if (path.length > 500) return null
  const [pathname = '/', query] = path.split('?', 2) as [string, string | undefined]
  if (query !== undefined && [...new URLSearchParams(query).keys()].some((name) => !kept.has(name))) return null
  return `${tenantId} ${locale} ${origin}${pathname}${query ? `?${query}` : ''}`
}
