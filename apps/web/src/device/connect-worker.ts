export type WorkerNews =
  | { kind: 'kept'; at: string }
  | { kind: 'reached'; isThere: boolean }
  | { kind: 'renewed'; renew: () => void }
type Meeting = { memberId: string | null; locale: string; hear: (news: WorkerNews) => void }

/** Members get the service worker; visitors only keep the one that is there, so that it learns that nobody is signed in. */
export async function connectWorker({ memberId, locale, hear }: Meeting): Promise<void> {
  const workers = navigator.serviceWorker
  if (!workers || !(memberId || (await workers.getRegistration()))) return
  workers.addEventListener('message', ({ data }) => hear(data as WorkerNews))
  workers.startMessages()
  const registration = await workers.register('/sw.js', { updateViaCache: 'none' })
  followVersions(registration, hear)
  const { active } = await workers.ready
  active?.postMessage({ kind: 'here', viewer: memberId ?? 'nobody', locale, files: filesOfThisPage() })
}

/** A new version waits until its reader wants it; then every window goes on with it. */
function followVersions(registration: ServiceWorkerRegistration, hear: Meeting['hear']): void {
  const isUpdate = navigator.serviceWorker.controller !== null
  const offer = (waiting: ServiceWorker) => hear({ kind: 'renewed', renew: () => waiting.postMessage({ kind: 'renew' }) })
  if (registration.waiting && isUpdate) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && navigator.serviceWorker.controller) offer(coming)
    })
  })
  if (isUpdate) navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
}

const filesOfThisPage = (): string[] => {
  const names = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  return names
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
}
