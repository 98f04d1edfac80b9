/** The search part of an address with some values changed; `null` and an empty text take one away. `cursor` starts anew. */
export function searchWith(search: string, changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(search)
  params.delete('cursor')
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') params.delete(key)
    else params.set(key, value)
  }
  const text = params.toString()
  return text ? `?${text}` : '?'
}
