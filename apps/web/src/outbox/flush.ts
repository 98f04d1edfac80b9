import { sendJson } from '@guildhall/kernel/client'
import type { Outgoing } from '@guildhall/ui'
import { now } from '../shell/clock.ts'
import { allKept, dropKept, type Kept, keep } from './store.ts'

const CHANNEL = 'guildhall:outbox'
const LOCK = 'guildhall:outbox'
/** The server knows a command again for a day (docs/decisions/0001). After that nobody can tell whether it arrived. */
const KNOWN_HOURS = 23

/** What every window of this browser hears about the outbox. */
export type OutboxNews = { kind: 'changed' } | { kind: 'sent'; item: Outgoing; output: unknown }
type Answer = { output: unknown } | { problem: NonNullable<Outgoing['problem']> } | null

/**
 * Sends what waits, one window or worker at a time, in order within each thing. What nobody answers stays for the next
 * time; what is refused stays for its author, and what follows it in the same thing waits behind it.
 */
export const flush = (): Promise<void> => navigator.locks.request(LOCK, sendAll)

async function sendAll(): Promise<void> {
  if (!navigator.onLine) return
  const held = new Set<string>()
  for (let item = await next(held); item; item = await next(held)) {
    if (!(await send(item))) held.add(item.thing)
  }
}

/** Read anew each time: somebody may have added, changed or discarded meanwhile. */
async function next(held: Set<string>): Promise<Kept | undefined> {
  const waiting = await allKept()
  for (const { thing, problem } of waiting) if (problem) held.add(thing)
  return waiting.find(({ thing }) => !held.has(thing))
}

async function send(item: Kept): Promise<boolean> {
  const at = now()
  if (item.triedAt !== null && at.getTime() - Date.parse(item.triedAt) > KNOWN_HOURS * 3_600_000) {
    await settle({ ...item, problem: { code: 'outbox_unsure', sentence: '', errors: [] } })
    return false
  }
  // Noted before it leaves, so that even a crash in between does not hide that it may have arrived.
  const tried = item.triedAt === null ? { ...item, triedAt: at.toISOString() } : item
  await keep(tried)
  const answer = await post(tried)
  if (answer === null) {
    say({ kind: 'changed' })
    return false
  }
  if ('problem' in answer) {
    await settle({ ...tried, problem: answer.problem })
    return false
  }
  await dropKept(item.id)
  say({ kind: 'sent', item, output: answer.output })
  return true
}

async function settle(item: Kept): Promise<void> {
  await keep(item)
  say({ kind: 'changed' })
}

/** Too many at once, or nobody is signed in, or somebody else: then they wait for their author to come back. */
const later = new Set([401, 429])

/** Null: nobody answered, or the answer says to come again later. */
async function post({ id, command, input, memberId }: Kept): Promise<Answer> {
  const sent = await sendJson('/outbox', { id, command, input, memberId })
  if (sent === null || sent.status >= 500 || later.has(sent.status)) return null
  const answer = sent.answer as Answer
  const isUnderWay = answer !== null && 'problem' in answer && answer.problem.code === 'idempotency_in_progress'
  return isUnderWay ? null : answer
}

/** Tells every window, this one too. */
export function say(news: OutboxNews): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(news)
  channel.close()
}

export function hear(listen: (news: OutboxNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => listen(data as OutboxNews)
  return () => channel.close()
}
