/** As much of a service worker's own world as is used here; the library of types for it does not go with the pages'. */
export type Lasting = Event & { waitUntil(work: Promise<unknown>): void }
export type Asked = Lasting & {
  request: Request
  clientId: string
  resultingClientId: string
  respondWith(answer: Promise<Response>): void
}
export type Told = Lasting & { data: unknown; source: { id: string; postMessage(message: unknown): void } | null }
type Window = { id: string; postMessage(message: unknown): void }

type Worker = {
  /** Written above the worker by the route that answers it. */
  build: Build
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(options: { type: 'window' }): Promise<readonly Window[]> }
  registration: { unregister(): Promise<boolean> }
  addEventListener(name: 'install' | 'activate', listen: (event: Lasting) => void): void
  addEventListener(name: 'fetch', listen: (event: Asked) => void): void
  addEventListener(name: 'message', listen: (event: Told) => void): void
  addEventListener(name: 'sync', listen: (event: Lasting & { tag: string }) => void): void
}
export type Build = {
  /** Changes with every build of the pages. */
  version: string
  /** Addresses of the files every main screen is made of. */
  files: readonly string[]
}

export const worker = globalThis as unknown as Worker
