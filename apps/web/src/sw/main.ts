import './push.js'
import { flush } from '../outbox/flush.ts'
import { mayKeep, pageOfData } from './addresses.ts'
import { forget, image, nextTurn, settleViewer } from './kept.ts'
import { madeAt, page } from './pages.ts'
import { dropOldFiles, file, keepFiles, keepOfflinePage, keepShell } from './shell.ts'
import { type Asked, type Told, worker } from './worker.ts'

// A new version waits until its reader says so, or until no page of the old one is open: nobody's page changes under them.
worker.addEventListener('install', (event) => event.waitUntil(keepShell()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOldFiles().then(() => worker.clients.claim())))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.method === 'POST' && /^\/sign-out(\.data)?$/.test(pathname)) return event.waitUntil(forget())
  if (request.method !== 'GET') return
  const answer = answerFor(event, pathname)
  if (answer) event.respondWith(answer)
})

function answerFor(event: Asked, pathname: string): Promise<Response> | null {
  const { request } = event
  // Both change their address with their content.
  if (pathname.startsWith('/assets/') || pathname === '/theme.css') return file(request)
  if (request.destination === 'image' && pathname.startsWith('/api/v1/files/')) return image(request)
  if (request.mode === 'navigate') return mayKeep(pathname) || !pathname.startsWith('/api/') ? page(event) : null
  const shown = pageOfData(pathname)
  return shown !== null && mayKeep(shown) ? page(event) : null
}

worker.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(flush())
})

type Message = { kind: 'here'; viewer: string; locale: string; files: readonly string[] } | { kind: 'renew' } | { kind: 'forget' }

worker.addEventListener('message', (event: Told) => {
  const message = event.data as Message
  if (message.kind === 'renew') event.waitUntil(worker.skipWaiting())
  if (message.kind === 'forget') event.waitUntil(forget())
  if (message.kind === 'here') event.waitUntil(meet(message, event.source))
})

async function meet({ viewer, locale, files }: Extract<Message, { kind: 'here' }>, source: Told['source']): Promise<void> {
  const at = source ? madeAt(source.id) : null
  if (at) source?.postMessage({ kind: 'kept', at })
  else await settleViewer(viewer, nextTurn())
  await keepFiles(files)
  await keepOfflinePage(locale)
}
