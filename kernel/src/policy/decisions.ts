import { AsyncLocalStorage } from 'node:async_hooks'

/** Somebody was asked whether they hold a right, and did or did not. */
export type Decision = { permission: string; held: boolean }

const listeners = new AsyncLocalStorage<Decision[]>()
let listening = 0
let window: Decision[] | null = null

/** Called wherever a right is asked about; costs next to nothing while nobody listens. */
export function noteDecision(permission: string, held: boolean): void {
  window?.push({ permission, held })
  if (listening > 0) listeners.getStore()?.push({ permission, held })
}

/** What a decision, which is made at once and without waiting, asked about. */
export function decisionsIn<T>(decide: () => T): { result: T; decisions: Decision[] } {
  const outer = window
  const decisions: Decision[] = []
  window = decisions
  try {
    return { result: decide(), decisions }
  } finally {
    window = outer
  }
}

/** Hears every question asked while `work` lasts, however deep. */
export async function hearDecisions<T>(heard: Decision[], work: () => Promise<T>): Promise<T> {
  listening++
  try {
    return await listeners.run(heard, work)
  } finally {
    listening--
  }
}
