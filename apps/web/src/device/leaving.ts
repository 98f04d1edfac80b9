import { dropAllKept } from '../outbox/store.ts'

const LAST = 'guildhall:member'
const DRAFTS = /^guildhall:(draft|outbox):/

/**
 * What members wrote on this device is theirs alone: it stays while nobody is signed in, because a session may have run out,
 * and goes when somebody else comes.
 */
export async function keepToOneMember(memberId: string | null): Promise<void> {
  if (memberId === null) return
  const last = read(LAST)
  if (last !== null && last !== memberId) await forgetWriting()
  write(LAST, memberId)
}

/** Clears everything of this member from the device, as they sign out. */
export async function forgetDevice(): Promise<void> {
  navigator.serviceWorker?.controller?.postMessage({ kind: 'forget' })
  for (const name of ['guildhall-pages', 'guildhall-images']) await caches.delete(name)
  await forgetWriting()
}

async function forgetWriting(): Promise<void> {
  await dropAllKept().catch(() => undefined)
  for (const name of Object.keys(localStorage)) if (DRAFTS.test(name)) localStorage.removeItem(name)
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
function write(name: string, value: string) {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Storage may be forbidden; then nothing was kept either.
  }
}
