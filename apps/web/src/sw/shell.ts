import { worker } from './worker.ts'

const FILES = `guildhall-files-${worker.build.version}`
export const OFFLINE_PAGE = '/offline'

/** Fetches what every page is made of before the first one is needed without a connection. */
export async function keepShell(): Promise<void> {
  const files = await caches.open(FILES)
  await files.addAll([...worker.build.files])
  await keepOfflinePage('')
}

/** In the language of whoever looks, and without anything that is theirs. */
export async function keepOfflinePage(locale: string): Promise<void> {
  const answer = await fetch(`${OFFLINE_PAGE}${locale ? `?lang=${locale}` : ''}`, { credentials: 'omit' }).catch(() => null)
  if (answer?.ok) await (await caches.open(FILES)).put(OFFLINE_PAGE, answer)
}

/** Keeps files a page has loaded before this worker was there. */
export async function keepFiles(addresses: readonly string[]): Promise<void> {
  const files = await caches.open(FILES)
  for (const address of addresses) {
    if (!(await files.match(address))) await files.add(address).catch(() => undefined)
  }
}

/** Files carry their content's hash in their names: once fetched they never change. */
export async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.status === 200) await (await caches.open(FILES)).put(request, answer.clone())
  return answer
}

export const shellFile = async (address: string): Promise<Response | undefined> =>
  (await caches.open(FILES)).match(address, { ignoreVary: true })

export async function dropOldFiles(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('guildhall-files-') && name !== FILES)
  await Promise.all(old.map((name) => caches.delete(name)))
}
