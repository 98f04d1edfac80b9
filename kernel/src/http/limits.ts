import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { RateClass } from '../contract/contract.ts'
import type { Nodes } from '../nodes/nodes.ts'
import type { Tenant } from '../tenant/tenant.ts'

/** So many requests in so many seconds. */
export type Limit = { points: number; seconds: number }
export type LimitName = RateClass | 'sign-in-address'
export type Limits = Record<LimitName, Limit>

/**
 * Per member, or per address for visitors. A tenant's `settings.limits` replaces entries, but not those of signing in:
 * accounts belong to the whole server, and so do these limits.
 */
export const defaultLimits: Limits = {
  read: { points: 600, seconds: 60 },
  write: { points: 120, seconds: 60 },
  post: { points: 10, seconds: 60 },
  /** Per address and account. */
  'sign-in': { points: 10, seconds: 60 },
  /** Per address, whatever the account: one machine trying many. */
  'sign-in-address': { points: 100, seconds: 60 },
}

export type Allowance = { allowed: boolean; headers: Record<string, string> }
/** Counts one request of `key` against the tenant's limit. */
export type RateLimits = { consume(tenant: Tenant, name: LimitName, key: string): Promise<Allowance> }

export function createRateLimits(nodes: Pick<Nodes, 'limiter'>, overrides: Partial<Limits> | 'off' = {}): RateLimits | null {
  if (overrides === 'off') return null
  const limiterFor = limitersOfOneKind(nodes)
  const ofTenant = new WeakMap<Tenant, Record<LimitName, Limiter>>()
  const limitersOf = (tenant: Tenant) => {
    const known = ofTenant.get(tenant)
    if (known) return known
    const { 'sign-in': _, 'sign-in-address': __, ...own } = settingsOf(tenant)
    const limits = { ...defaultLimits, ...own, ...overrides }
    const limiters = Object.fromEntries(limitNames.map((name) => [name, limiterFor(name, limits[name])])) as Record<
      LimitName,
      Limiter
    >
    ofTenant.set(tenant, limiters)
    return limiters
  }
  return {
    consume: (tenant, name, key) => spend(limitersOf(tenant)[name], isServerWide(name) ? key : `${tenant.id}|${key}`),
  }
}

const isServerWide = (name: LimitName) => name === 'sign-in' || name === 'sign-in-address'

type Limiter = { name: LimitName; counter: RateLimiterAbstract; policy: string }

const limitNames = Object.keys(defaultLimits) as LimitName[]
const limitSchema = z.object({ points: z.number().int().min(1), seconds: z.number().int().min(1) })
const limitSettings = z.partialRecord(z.enum(limitNames), limitSchema)

function settingsOf(tenant: Tenant): Partial<Limits> {
  const parsed = limitSettings.safeParse(tenant.settings.limits ?? {})
  return parsed.success ? parsed.data : {}
}

/** Communities with the same limit share a counter. */
function limitersOfOneKind(nodes: Pick<Nodes, 'limiter'>) {
  const shared = new Map<string, Limiter>()
  return (name: LimitName, { points, seconds }: Limit): Limiter => {
    const key = `${name}:${points}:${seconds}`
    const known = shared.get(key)
    if (known) return known
    const counter = nodes.limiter({ keyPrefix: key, points, duration: seconds })
    const limiter = { name, counter, policy: `"${name}";q=${points};w=${seconds}` }
    shared.set(key, limiter)
    return limiter
  }
}

async function spend({ name, counter, policy }: Limiter, key: string): Promise<Allowance> {
  try {
    const left = await counter.consume(key)
    return { allowed: true, headers: headersOf(name, policy, left) }
  } catch (exceeded) {
    if (exceeded instanceof Error) throw exceeded
    const left = exceeded as RateLimiterRes
    return { allowed: false, headers: { ...headersOf(name, policy, left), 'retry-after': `${secondsLeft(left)}` } }
  }
}

// draft-ietf-httpapi-ratelimit-headers-10
const headersOf = (name: string, policy: string, left: RateLimiterRes) => ({
  'ratelimit-policy': policy,
  ratelimit: `"${name}";r=${left.remainingPoints};t=${secondsLeft(left)}`,
})
const secondsLeft = (left: RateLimiterRes) => Math.max(1, Math.ceil(left.msBeforeNext / 1000))
