import type { Logger } from 'pino'
import type { Actor } from '../policy/actor.ts'
import type { Decision } from '../policy/decisions.ts'

/** A right somebody made use of, on that day (UTC). */
export type Use = { memberId: string; permission: string; day: string }

export type Usage = {
  /** Somebody was allowed to do something; the rights that was decided by count as used. Costs no statement. */
  note(actor: Actor, decisions: readonly Decision[], now: string): void
  /** Writes down what was gathered. */
  flush(): Promise<void>
  stop(): Promise<void>
}

const EVERY_MS = 60_000
/** So many pairs of member and right are remembered as written down; above it all are forgotten and written again. */
const MOST = 50_000

/**
 * Which members make use of which rights, gathered in memory and written once a minute: one statement for each community,
 * and each pair of member and right once a day. What a process gathered in its last minute is lost when it is killed.
 */
export function createUsage(write: (tenantId: string, uses: Use[]) => Promise<void>, log: Pick<Logger, 'warn'>): Usage {
  const seen = new Set<string>()
  let gathered = new Map<string, Use[]>()
  const flush = async () => {
    const pending = gathered
    gathered = new Map()
    for (const [tenantId, uses] of pending)
      await write(tenantId, uses).catch((err: unknown) => log.warn({ err }, 'the use of rights was not noted'))
  }
  const timer = setInterval(() => void flush(), EVERY_MS)
  timer.unref()
  return {
    note(actor, decisions, now) {
      if (actor.kind !== 'member') return
      const day = now.slice(0, 10)
      for (const { permission, held } of decisions) {
        const key = `${day} ${actor.memberId} ${permission}`
        if (!held || seen.has(key)) continue
        if (seen.size >= MOST) seen.clear()
        seen.add(key)
        const uses = gathered.get(actor.tenantId)
        const use = { memberId: actor.memberId, permission, day }
        if (uses) uses.push(use)
        else gathered.set(actor.tenantId, [use])
      }
    },
    flush,
    async stop() {
      clearInterval(timer)
      await flush()
    },
  }
}
