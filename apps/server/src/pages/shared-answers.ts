import type { Actor } from '@guildhall/kernel'
import type { Answer } from '@guildhall/kernel/page'

type Entry = { version: number; until: number; answer: Promise<Answer> }
type Asked = { name: string; input: unknown; actor: Actor; version: number }

/**
 * Answers that are the same for everyone with the same rights in a community, until its version changes.
 * @param now milliseconds; only differences count
 */
export function createSharedAnswers({ now, maxEntries = 2_000, maxAgeMs = 30_000 }: Options) {
  const entries = new Map<string, Entry>()
  return (asked: Asked, make: () => Promise<Answer>): Promise<Answer> => {
    const key = keyOf(asked)
    const known = entries.get(key)
    if (known && known.version === asked.version && known.until > now()) return known.answer
    const answer = make()
    entries.delete(key)
    entries.set(key, { version: asked.version, until: now() + maxAgeMs, answer })
    if (entries.size > maxEntries) entries.delete(entries.keys().next().value as string)
    answer.then(
      ({ ok }) => ok || entries.delete(key),
      () => entries.delete(key),
    )
    return answer
  }
}
type Options = { now: () => number; maxEntries?: number; maxAgeMs?: number }
export type SharedAnswers = ReturnType<typeof createSharedAnswers>

/** Everything about the asker except who they are, so that a right added to actors later is never left out. */
function keyOf({ name, input, actor }: Asked): string {
  const nobody = { memberId: 0, accountId: 0, displayName: 0, sessionId: 0, apiKeyId: 0, seenAt: 0, rightsUntil: 0 }
  return JSON.stringify([name, input, { ...actor, ...nobody }])
}
