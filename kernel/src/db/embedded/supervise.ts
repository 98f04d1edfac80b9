import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Postmaster } from './postmaster.ts'
import { isPostmasterOf } from './process.ts'

export type EmbeddedLog = Pick<Logger, 'info' | 'warn' | 'error'>

type Watched = {
  first: Postmaster
  clusterDir: string
  log: Pick<Logger, 'info' | 'warn' | 'error'> | undefined
  restart: () => Promise<Postmaster>
}

const LOOK_EVERY = 500
const LONGEST_WAIT = 30_000

/** Watches the server and starts it again when it dies; waits longer after each failure, and says so in the log. */
export function supervise({ first, clusterDir, log, restart }: Watched) {
  let current = first
  let busy: Promise<void> | null = null
  const released = new AbortController()

  const revive = async () => {
    log?.error({ pid: current.pid }, 'The embedded PostgreSQL has ended; starting it again')
    for (let wait = 1000; !released.signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        current = await restart()
        log?.warn({ pid: current.pid }, 'The embedded PostgreSQL is back')
        return
      } catch (err) {
        log?.error({ err }, 'The embedded PostgreSQL did not start')
        await sleep(wait, undefined, { signal: released.signal, ref: false }).catch(() => {})
      }
    }
  }

  const timer = setInterval(() => {
    if (busy || isPostmasterOf(current.pid, clusterDir)) return
    busy = revive().finally(() => {
      busy = null
    })
  }, LOOK_EVERY)
  timer.unref()

  return {
    current: () => current,
    /** Leaves the server alone from now on. */
    async release() {
      clearInterval(timer)
      released.abort()
      await busy
    },
  }
}
