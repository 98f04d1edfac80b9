/** Beginnings of addresses that are never kept: ways in, what only organisers see, and what is different at every look. */
const neverKept =
  /^\/(admin|operator|api|assets|demo|sign-in|sign-out|hand-off|register|forgot|reset|verify|not-me|unsubscribe|waiting|outbox|share|offline|socket\.io|health|metrics|\.well-known|settings\/(security|api-keys|connections)|sw\.js)(\/|\.|$)/

/** May this address of a page be kept on the device? */
export const mayKeep = (path: string): boolean => !neverKept.test(path)

/** The address of the page whose data this is; null when it is no page's data. `/_root.data` is the front page's. */
export function pageOfData(path: string): string | null {
  if (!path.endsWith('.data')) return null
  const page = path.slice(0, -'.data'.length)
  return page === '/_root' || page === '/_' || page === '/_.data' ? '/' : page
}

/** One name for an address however the router asks for it: which routes it wants does not matter, the page does. */
export function keyOf({ pathname, searchParams }: URL): string {
  const kept = new URLSearchParams([...searchParams].filter(([name]) => name !== 'lang'))
  const query = kept.toString()
  return query ? `${pathname}?${query}` : pathname
}
