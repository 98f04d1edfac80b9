import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { Host } from '../../command/host.ts'
import type { HttpOptions } from '../options.ts'
import type { Lifecycle } from './shutdown.ts'

type Check = { status: 'ok' | 'unavailable'; ms: number }
/** `well`: everything the program cannot do without. */
type Report = { well: boolean; checks: Record<string, Check> }

const CHECK_MS = 2_000
/** One look at the components serves everybody who asks within it. */
const FRESH_MS = 1_000

/** Where operators and orchestrators look. Nothing here is secret; nothing personal. */
export function registerHealth(
  app: FastifyInstance,
  { host, options, lifecycle }: { host: Host; options: HttpOptions; lifecycle: Lifecycle },
): void {
  const look = lookAtComponents(host, options)
  const version = options.version ?? '0.0.0'
  const uptime = () => Math.round(process.uptime())
  const answer = (reply: FastifyReply, well: boolean, body: object) =>
    reply
      .code(well ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: well ? 'ok' : 'unavailable', ...body })

  app.get('/health', async (_request, reply) => {
    const { well, checks } = await look()
    const components = Object.fromEntries(Object.entries(checks).map(([name, { status }]) => [name, status]))
    return answer(reply, well && !lifecycle.stopping, { version, components })
  })
  app.get('/health/detailed', async (_request, reply) => {
    const { well, checks } = await look()
    const { rss, heapUsed } = process.memoryUsage()
    const { totalCount, idleCount, waitingCount } = host.db.appPool
    const pool = { open: totalCount, idle: idleCount, waitedFor: waitingCount }
    const process_ = { memoryBytes: rss, heapBytes: heapUsed, uptimeSeconds: uptime() }
    return answer(reply, well && !lifecycle.stopping, {
      version,
      stopping: lifecycle.stopping,
      components: checks,
      pool,
      process: process_,
    })
  })
  app.get('/health/live', (_request, reply) => answer(reply, true, {}))
  app.get('/health/ready', async (_request, reply) =>
    answer(reply, !lifecycle.stopping && (await look()).well, { stopping: lifecycle.stopping }),
  )
  app.get('/status', (_request, reply) => {
    const modules = host.registry.modules.map((module) => module.key)
    return answer(reply, true, { name: 'Guildhall', version, uptimeSeconds: uptime(), modules })
  })
}

function lookAtComponents(host: Host, options: HttpOptions): () => Promise<Report> {
  const needed = { database: () => sql`select 1`.execute(host.db.global), ...options.checks }
  const useful: Components = host.nodes.check ? { redis: host.nodes.check } : {}
  let latest: { at: number; report: Promise<Report> } | null = null
  return () => {
    const at = performance.now()
    if (latest === null || at - latest.at > FRESH_MS) latest = { at, report: lookAtBoth(host, needed, useful) }
    return latest.report
  }
}

type Components = Record<string, () => Promise<unknown>>

async function lookAtBoth(host: Host, needed: Components, useful: Components): Promise<Report> {
  const [checks, others] = await Promise.all([lookAtAll(host, needed), lookAtAll(host, useful)])
  return { well: Object.values(checks).every(({ status }) => status === 'ok'), checks: { ...checks, ...others } }
}

async function lookAtAll(host: Host, components: Components): Promise<Record<string, Check>> {
  const checked = await Promise.all(
    Object.entries(components).map(async ([name, check]): Promise<[string, Check]> => {
      const started = performance.now()
      const fault = await outcomeOf(check)
      if (fault !== null) host.log.warn({ err: fault, component: name }, 'a component is unavailable')
      return [name, { status: fault === null ? 'ok' : 'unavailable', ms: Math.round(performance.now() - started) }]
    }),
  )
  return Object.fromEntries(checked)
}

async function outcomeOf(check: () => Promise<unknown>): Promise<unknown> {
  const { promise: tooLong, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_MS} ms`)), CHECK_MS)
  try {
    await Promise.race([check(), tooLong])
    return null
  } catch (fault) {
    return fault
  } finally {
    clearTimeout(timer)
  }
}
