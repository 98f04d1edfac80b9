import type { Host } from '../command/host.ts'
import { hangBell } from './bell.ts'
import { faultText } from './fault-text.ts'
import { pump } from './pump.ts'
import { currentEnd, readOutbox } from './read-outbox.ts'

const BATCH = 500
const POLL_MS = 1_000
const FIRST_HELD_MS = 2
const LONGEST_HELD_MS = 50

export type Tail = {
  /** Everything up to here has been published. */
  position(): string
  stop(): Promise<void>
}

/**
 * Publishes every committed event of every process to `host.feed`: once each, in the order of the outbox, from now on.
 * Woken by this process's commits and by other processes' bells; polls each second in case both fail.
 */
export async function startTail(host: Pick<Host, 'db' | 'feed' | 'log'>): Promise<Tail> {
  const pool = host.db.systemPool
  let position = await currentEnd(pool)
  let heldFor = FIRST_HELD_MS

  async function run(): Promise<number> {
    const stretch = await readOutbox(pool, { position, limit: BATCH })
    for (const event of stretch.events) {
      position = event.position
      host.feed.publish(event)
    }
    if (stretch.full) return 0
    if (!stretch.held) heldFor = FIRST_HELD_MS / 2
    heldFor = Math.min(LONGEST_HELD_MS, heldFor * 2)
    return stretch.held ? heldFor : POLL_MS
  }

  const report = (error: unknown) => host.log.warn({ fault: faultText(error) }, 'the outbox could not be read; trying again')
  const reading = pump({ run, report })
  const bell = hangBell(pool.options, reading.wake, report)
  const stopHearing = host.feed.onCommit(({ events }) => {
    if (events.length === 0) return
    reading.wake()
    bell.ring()
  })
  reading.wake()
  return {
    position: () => position,
    async stop() {
      stopHearing()
      await Promise.all([reading.stop(), bell.stop()])
    },
  }
}
