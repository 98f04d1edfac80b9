import { limitTo } from './limit.ts'

const PAGES = 'guildhall-pages'
const IMAGES = 'guildhall-images'
const VIEWER = 'guildhall-viewer'
const VIEWER_KEY = '/guildhall-viewer'
const MOST_PAGES = 160
const MOST_IMAGES = 120
const LARGEST_IMAGE = 600_000

/** Said by every page: the member it was made for, or `nobody`. */
export const VIEWER_HEADER = 'guildhall-viewer'

let asked = 0
let settled = 0

/** Numbers requests, so that an answer asked for before somebody left is not kept for whoever comes next. */
export const nextTurn = (): number => ++asked

/** Everything kept belongs to one viewer of this device. Another one, or nobody: all of it goes. */
export async function settleViewer(viewer: string, turn: number): Promise<boolean> {
  if (turn < settled) return false
  settled = turn
  const known = await viewerNow()
  if (known === viewer) return true
  await wipe()
  await (await caches.open(VIEWER)).put(VIEWER_KEY, new Response(viewer))
  return turn >= settled
}

/** Also makes answers that are still on their way worthless. */
export async function forget(): Promise<void> {
  settled = nextTurn()
  await wipe()
}

const wipe = () => Promise.all([PAGES, IMAGES, VIEWER].map((name) => caches.delete(name)))

async function viewerNow(): Promise<string | null> {
  const found = await (await caches.open(VIEWER)).match(VIEWER_KEY)
  return found ? found.text() : null
}

export async function keepPage(key: string, answer: Response): Promise<void> {
  const pages = await caches.open(PAGES)
  await pages.put(key, answer)
  await limitTo(pages, MOST_PAGES)
}

/** What was kept of this address for whoever uses the device now. */
export async function keptPage(key: string): Promise<Response | null> {
  const found = await (await caches.open(PAGES)).match(key, { ignoreVary: true })
  return found && found.headers.get(VIEWER_HEADER) === (await viewerNow()) ? found : null
}

export async function image(request: Request): Promise<Response> {
  const images = await caches.open(IMAGES)
  const kept = await images.match(request, { ignoreVary: true })
  if (kept) return kept
  const turn = nextTurn()
  const answer = await fetch(request)
  const bytes = Number(answer.headers.get('content-length') ?? LARGEST_IMAGE)
  const mayKeep = answer.status === 200 && bytes < LARGEST_IMAGE && !/no-store/.test(answer.headers.get('cache-control') ?? '')
  if (mayKeep && turn > settled) {
    await images.put(request, answer.clone())
    await limitTo(images, MOST_IMAGES)
  }
  return answer
}

/** Addresses and titles of kept pages, the latest first. */
export async function keptTitles(): Promise<{ address: string; title: string }[]> {
  const pages = await caches.open(PAGES)
  const found: { address: string; title: string }[] = []
  for (const { url } of [...(await pages.keys())].reverse()) {
    const { pathname, search } = new URL(url)
    if (pathname.endsWith('.data')) continue
    const page = await keptPage(pathname + search)
    const title = /<title[^>]*>([^<]+)/.exec((await page?.text()) ?? '')?.[1]
    if (title) found.push({ address: pathname + search, title })
    if (found.length === 20) break
  }
  return found
}
