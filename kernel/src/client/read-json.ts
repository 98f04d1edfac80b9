/**
 * What an address of this site answers as JSON, also while it is unwell (503); null when it says no or nothing. For small
 * things a page asks for again and again.
 */
export async function readJson<T>(path: string, signal?: AbortSignal): Promise<T | null> {
  const answer = await fetch(path, signal ? { signal } : {}).catch(() => null)
  return answer && (answer.ok || answer.status === 503) ? answer.json().catch(() => null) : null
}
