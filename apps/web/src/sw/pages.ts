import { keyOf, mayKeep, pageOfData } from './addresses.ts'
import { keepPage, keptPage, keptTitles, nextTurn, settleViewer, VIEWER_HEADER } from './kept.ts'
import { OFFLINE_PAGE, shellFile } from './shell.ts'
import { type Asked, worker } from './worker.ts'

/** When the pages of these windows were made, of those that came from this device. */
const servedAt = new Map<string, string>()
let isReached = true

/** Asks the server first; when nothing answers, what was kept. */
export async function page(event: Asked): Promise<Response> {
  const url = new URL(event.request.url)
  const key = keyOf(url)
  const turn = nextTurn()
  const answer = await fetch(event.request).catch(() => null)
  if (answer === null) return withoutServer(event, key)
  event.waitUntil(reached(true))
  const viewer = answer.headers.get(VIEWER_HEADER)
  if (viewer === null) return answer
  const copy = answer.status === 200 && !answer.redirected ? answer.clone() : null
  event.waitUntil(keep({ viewer, turn, key, url, copy }))
  return answer
}

type Arrived = { viewer: string; turn: number; key: string; url: URL; copy: Response | null }

async function keep({ viewer, turn, key, url, copy }: Arrived): Promise<void> {
  const isTheirs = await settleViewer(viewer, turn)
  const isSecret = /no-store/.test(copy?.headers.get('cache-control') ?? '')
  if (!isTheirs || copy === null || isSecret || !mayKeep(url.pathname)) return
  await keepPage(key, copy)
  const shown = pageOfData(url.pathname)
  if (shown !== null) await keepDocument(shown + withoutRoutes(url))
}

/** A page reached by following a link has come as data only; its document is what a reload without a connection needs. */
async function keepDocument(address: string): Promise<void> {
  if (await keptPage(address)) return
  const turn = nextTurn()
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => null)
  const viewer = answer?.headers.get(VIEWER_HEADER)
  if (!answer?.ok || answer.redirected || !viewer) return
  if (await settleViewer(viewer, turn)) await keepPage(address, answer)
}

function withoutRoutes(url: URL): string {
  const query = new URLSearchParams(url.search)
  query.delete('_routes')
  return query.size > 0 ? `?${query}` : ''
}

async function withoutServer(event: Asked, key: string): Promise<Response> {
  event.waitUntil(reached(false))
  const kept = await keptPage(key)
  const at = kept?.headers.get('date')
  if (event.request.mode !== 'navigate') {
    if (at) void tell(event.clientId, { kind: 'kept', at })
    return kept ?? new Response('offline', { status: 503, statusText: 'Offline' })
  }
  if (kept && at) servedAt.set(event.resultingClientId, at)
  return kept ?? offlinePage()
}

/** The page that says there is no connection, with what can be read all the same. */
async function offlinePage(): Promise<Response> {
  const shell = await shellFile(OFFLINE_PAGE)
  if (!shell) return Response.error()
  const items = (await keptTitles()).map(
    ({ address, title }) => `<li><a href="${address.replace(/"/g, '%22')}">${title}</a></li>`,
  )
  const html = (await shell.text()).replace(/(<ul id="kept"[^>]*>)/, (_, start: string) => start + items.join(''))
  return new Response(html, { status: 503, headers: shell.headers })
}

/** Tells every window once when the server is out of reach, and once when it is there again. */
async function reached(isThere: boolean): Promise<void> {
  if (isReached === isThere) return
  isReached = isThere
  for (const { id } of await worker.clients.matchAll({ type: 'window' })) await tell(id, { kind: 'reached', isThere })
}

async function tell(clientId: string, message: unknown): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window' })
  windows.find(({ id }) => id === clientId)?.postMessage(message)
}

/** When the page in this window was made, if it came from this device. */
export const madeAt = (clientId: string): string | null => servedAt.get(clientId) ?? null
