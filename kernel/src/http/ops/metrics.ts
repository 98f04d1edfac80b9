import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Host } from '../../command/host.ts'
import { databaseStats } from '../../db/pool.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { sendProblem } from '../answer/problem.ts'
import type { HttpOptions } from '../options.ts'
import { bearerToken } from '../request/session.ts'

export type Metrics = { registry: Registry; observe(request: FastifyRequest, status: number, seconds: number): void }

/** The figures of this process in Prometheus's format. Labels are route patterns: nothing a caller typed. */
export function createMetrics(host: Host, options: HttpOptions): Metrics {
  const registry = new Registry()
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'db_pool_connections',
    help: 'Database connections by pool and state.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of [
        ['app', host.db.appPool],
        ['system', host.db.systemPool],
      ] as const) {
        this.set({ pool, state: 'open' }, totalCount)
        this.set({ pool, state: 'idle' }, idleCount)
        this.set({ pool, state: 'waited_for' }, waitingCount)
      }
    },
  })
  countDatabaseWork(registry)
  countWhatHappens(registry, host)
  options.metrics?.(registry)
  return {
    registry,
    observe: ({ method, routeOptions }, status, seconds) =>
      durations.observe({ method, route: routeOptions.url ?? 'unknown', status }, seconds),
  }
}

function countDatabaseWork(registry: Registry): void {
  for (const [what, name] of [
    ['statements', 'db_statements_total'],
    ['roundTrips', 'db_round_trips_total'],
    ['transactions', 'db_transactions_total'],
  ] as const) {
    new Counter({
      name,
      help: 'Since the start of the process; divided by requests, the work of one.',
      registers: [registry],
      collect() {
        this.reset()
        this.inc(databaseStats[what])
      },
    })
  }
}

/** What alert rules watch: refusals such as wrong passwords, and committed events such as a refresh token that came again. */
function countWhatHappens(registry: Registry, { feed, refusals }: Host): void {
  const events = new Counter({
    name: 'events_committed_total',
    help: 'Events committed by this process, by name.',
    labelNames: ['event'],
    registers: [registry],
  })
  feed.onCommit((committed) => {
    for (const { name } of committed.events) events.inc({ event: name })
  })
  new Counter({
    name: 'refusals_total',
    help: 'Commands and queries refused, by code.',
    labelNames: ['name', 'code'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [key, times] of refusals) {
        const [name = '', code = ''] = key.split(' ')
        this.inc({ name, code }, times)
      }
    },
  })
}

export function registerMetrics(app: FastifyInstance, { registry }: Metrics, token: string | undefined): void {
  // Watching the event loop costs a timer, so it starts with the listening.
  app.addHook('onListen', async () => collectDefaultMetrics({ register: registry }))
  for (const url of ['/metrics', '/health/metrics']) {
    app.get(url, async (request, reply) => {
      if (!mayRead(request, token)) return sendProblem(reply, kernelRefusals.not_permitted)
      return reply
        .header('cache-control', 'no-store')
        .type(registry.contentType)
        .send(await registry.metrics())
    })
  }
}

// Behind a proxy on this machine every request comes from it, so a forwarded one is not from here.
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const given = bearerToken(request)
  if (given !== null) return token !== undefined && sameText(given, token)
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  return forwarded === undefined && isLoopback(request.socket.remoteAddress)
}

const isLoopback = (address: string | undefined) => address !== undefined && /^(::1|(::ffff:)?127\.[\d.]+)$/.test(address)

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
