import autocannon from 'autocannon'
import { type Usage, usage } from './cpu.ts'

export type Target = {
  name: string
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  /** A new body, and where wanted a new path, for each request. */
  body?: () => string
  path?: () => string
  /** The address each request says it comes from. */
  from?: () => string
}
export type Measured = {
  name: string
  perSecond: number
  p50: number
  /** autocannon keeps this one instead of p95. */
  p97_5: number
  p99: number
  /** Answers that were not 2xx, and connection errors. */
  failed: number
  /** Milliseconds of processor time a request, server and PostgreSQL; null where unknown. */
  cpu: { server: number; postgres: number } | null
  /** SQL statements a request; null for the raw limits. */
  statements: number | null
}
export type Observed = { serverPid: number; postgresPid: number; statements?: () => Promise<number> }

export const CONNECTIONS = 16

/** Loads one address from 16 connections for some seconds after a second of warm-up. Loopback only. */
export async function load(target: Target, seconds: number, observed: Observed): Promise<Measured> {
  await fire(target, 1)
  const before = usage(observed.serverPid, observed.postgresPid)
  const statementsBefore = await observed.statements?.()
  const result = await fire(target, seconds)
  const after = usage(observed.serverPid, observed.postgresPid)
  const statementsAfter = await observed.statements?.()
  const answered = Math.max(1, result.requests.total)
  return {
    name: target.name,
    perSecond: result.requests.total / result.duration,
    p50: result.latency.p50,
    p97_5: result.latency.p97_5,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
    cpu: perRequest(before, after, answered),
    statements:
      statementsBefore === undefined || statementsAfter === undefined ? null : (statementsAfter - statementsBefore) / answered,
  }
}

function fire({ url, method = 'GET', headers, body, path, from }: Target, seconds: number) {
  const { hostname } = new URL(url)
  if (hostname !== '127.0.0.1') throw new Error(`The bench only loads this machine, not ${hostname}`)
  const fresh = (request: autocannon.Request) => ({
    ...request,
    body: body?.(),
    path: path?.() ?? request.path,
    headers: from ? { ...headers, 'x-forwarded-for': from() } : headers,
  })
  const requests = body ? [{ method, setupRequest: fresh }] : undefined
  return autocannon({ url, method, headers, requests, connections: CONNECTIONS, duration: seconds, timeout: 20 })
}

function perRequest(before: Usage, after: Usage, requests: number) {
  if (!before || !after) return null
  return {
    server: ((after.server - before.server) * 1000) / requests,
    postgres: ((after.postgres - before.postgres) * 1000) / requests,
  }
}
