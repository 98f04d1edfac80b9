import type { Logger } from 'pino'
import { millisecondsBetween } from '../clock/clock.ts'
import type { MemberActor } from '../policy/actor.ts'

/** How old the note of a session's last use may grow before it is renewed. */
const RENEWED_AFTER = 5 * 60_000

export type Sightings = {
  /** Has the sighting noted when the last note is old. Never waited for by a request. */
  see(actor: MemberActor, now: string): void
  /** When everything under way is noted. */
  settled(): Promise<void>
}

/** Notes beside the requests which sessions are in use: one note per session at a time, and none that a request waits for. */
export function createSightings(note: (actor: MemberActor) => Promise<void>, log: Pick<Logger, 'warn'>): Sightings {
  const underWay = new Map<string, Promise<void>>()
  return {
    see(actor, now) {
      const { seenAt } = actor
      const sessionId = actor.sessionId ?? actor.apiKeyId
      if (!sessionId || !seenAt || underWay.has(sessionId) || millisecondsBetween(seenAt, now) < RENEWED_AFTER) return
      const noting = note(actor)
        .catch((err: unknown) => log.warn({ err }, 'a session’s last use was not noted'))
        .finally(() => underWay.delete(sessionId))
      underWay.set(sessionId, noting)
    },
    async settled() {
      await Promise.all(underWay.values())
    },
  }
}
