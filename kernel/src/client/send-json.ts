/**
 * Sends JSON to an address of this site, as its pages may.
 * @returns status and what was answered, null for what is not JSON; null when nobody answers
 */
export async function sendJson(path: string, body: unknown): Promise<{ status: number; answer: unknown } | null> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => null)
  return response && { status: response.status, answer: await response.json().catch(() => null) }
}
