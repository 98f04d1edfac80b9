import type { Outgoing } from '@guildhall/ui'
import { now } from '../shell/clock.ts'
import { flush, hear, say } from './flush.ts'
import { allKept, dropKept, keep } from './store.ts'

type Following = { show: (items: readonly Outgoing[]) => void; sent: (item: Outgoing, output: unknown) => void }

/** Shows what waits, now and whenever any window or the worker changes it. Returns how to stop. */
export function follow({ show, sent }: Following): () => void {
  const look = () => void allKept().then(show, () => undefined)
  look()
  return hear((news) => {
    if (news.kind === 'sent') sent(news.item, news.output)
    look()
  })
}

let last = 0
let putting: Promise<unknown> = Promise.resolve()

/** Kept first, sent then: what is not on the disk yet could be lost with the page. One after the other, in order. */
export function put(item: Outgoing): void {
  last = Math.max(last + 1, now().getTime())
  const kept = { ...item, order: last }
  putting = putting.then(() => keep(kept)).then(send, () => undefined)
}

export async function drop(id: string): Promise<void> {
  await dropKept(id)
  say({ kind: 'changed' })
  send()
}

/** What was refused, or may have arrived too long ago to be sure, is sent again because its author says so. */
export async function again(id: string): Promise<void> {
  const item = (await allKept()).find((each) => each.id === id)
  if (item) await keep({ ...item, problem: null, triedAt: null })
  send()
}

/** Sends what waits; the service worker goes on with it when this page is closed or not connected. */
export function send(): void {
  void flush().catch(() => undefined)
  void askWorker().catch(() => undefined)
}

type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }

async function askWorker(): Promise<void> {
  const registration: Syncing | undefined = await navigator.serviceWorker?.getRegistration()
  if (!navigator.onLine || document.hidden) await registration?.sync?.register('outbox')
}
