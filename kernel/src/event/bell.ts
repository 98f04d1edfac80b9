import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { backoff } from './pump.ts'

/** Rings in every other process when this one has committed something. A missed ring only costs a second's poll. */
export type Bell = {
  /** Rings at most every 20 ms, on a connection of its own: pg_notify inside business transactions serialises commits. */
  ring(): void
  stop(): Promise<void>
}

const CHANNEL = 'guildhall_events'
const SHORTEST_GAP_MS = 20

export function hangBell(options: pg.PoolOptions, hear: () => void, report: (error: unknown) => void): Bell {
  const self = randomUUID()
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | undefined
  let pending: NodeJS.Timeout | undefined
  let lastRung = 0
  let again = false
  let faults = 0
  let stopped = false

  async function connect() {
    const next = new pg.Client({ ...options, password: options.password, application_name: 'guildhall-bell', keepAlive: true })
    const lost = once((error: unknown) => {
      if (client === next) client = null
      next.end().catch(() => {})
      if (stopped) return
      report(error)
      retry = setTimeout(open, backoff(faults++))
    })
    next.on('error', lost)
    next.on('end', () => lost(new Error('The connection that listens for other processes was closed')))
    next.on('notification', ({ payload }) => payload !== self && hear())
    try {
      await next.connect()
      await next.query(`listen ${CHANNEL}`)
      client = next
      faults = 0
      hear()
    } catch (error) {
      lost(error)
    }
  }

  async function send() {
    lastRung = performance.now()
    again = false
    await client?.query('select pg_notify($1, $2)', [CHANNEL, self]).catch(() => {})
    pending = undefined
    if (again && !stopped) ring()
  }

  function ring() {
    again = pending !== undefined
    pending ??= setTimeout(send, Math.max(0, lastRung + SHORTEST_GAP_MS - performance.now()))
  }

  let opening = Promise.resolve()
  function open() {
    opening = connect()
  }

  open()
  return {
    ring,
    async stop() {
      stopped = true
      clearTimeout(retry)
      clearTimeout(pending)
      await opening
      await client?.end().catch(() => {})
    },
  }
}

function once<T>(act: (value: T) => void): (value: T) => void {
  let done = false
  return (value) => {
    if (done) return
    done = true
    act(value)
  }
}
