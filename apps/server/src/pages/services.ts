import { type Actor, isDeveloping, type Refusal, Refused } from '@guildhall/kernel'
import type { Host, Tenant, Trace } from '@guildhall/kernel/host'
import type { CommunityCard, DemoLogin, Problem, Services } from '@guildhall/kernel/page'
import {
  clearedSessionCookie,
  cookieToken,
  csrfToken,
  originOf,
  type RateLimits,
  sessionCookie,
  spendAllowance,
} from '@guildhall/kernel/runtime'
import { demoInbox } from '@guildhall/notify/api'
import { cards } from '@guildhall/people/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DEMO_PASSWORD, demoLogins, type DemoLogin as KnownLogin } from '../demo.ts'
import type { Place } from './place.ts'
import type { SharedAnswers } from './shared-answers.ts'

export type Visit = {
  host: Host
  request: FastifyRequest
  reply: FastifyReply
  place: Place
  actor: Actor
  locale: string
  limits: RateLimits | null
  shared: SharedAnswers
  /** What was asked of the host meanwhile, when its caller is developing. */
  traces: Trace[]
}

/** What loaders and actions of one request work with. */
export function servicesFor(visit: Visit): Services {
  const { host, request, place, actor, locale } = visit
  const { config } = host
  const isCommunity = place.site === 'community'
  return {
    site: place.site,
    tenant: isCommunity || place.site === 'closed' ? place.tenant : null,
    actor: isCommunity ? actor : null,
    locale,
    requestId: request.id,
    origin: place.origin,
    demo: config.demo,
    keepsOnDevices: config.serviceWorker,
    demoLogins: () => (config.demo && isCommunity ? loginsOf(visit) : Promise.resolve([])),
    demoMails: (to) => (config.demo && isCommunity ? demoInbox(host.reader(place.tenant, actor), to) : Promise.resolve([])),
    report: (err) => host.log.error({ err, requestId: request.id }, 'A page failed'),
    execute: (name, input, idempotencyKey) => execute(visit, { name, input, idempotencyKey }),
    executeShared: (name, input) => {
      if (isDeveloping(actor)) return execute(visit, { name, input })
      const version = host.feed.version(place.tenant.id)
      return visit.shared({ name, input, actor, version }, () => execute(visit, { name, input }))
    },
    csrfToken: () => {
      const session = cookieToken(request)
      return session && actor.kind === 'member' ? csrfToken(config.secretKey, session) : null
    },
    viewerCard: () => viewerCard(visit),
    communities: () => communities(visit),
    isOurs: (origin) => isOurs(host, origin),
    cookies: {
      begin: (token, expiresAt, remember) => beginning(sessionCookie(config, token, expiresAt), remember),
      end: () => clearedSessionCookie(config),
    },
  }
}

type Asked = { name: string; input: unknown; idempotencyKey?: string }

async function execute(
  visit: Visit,
  { name, input, idempotencyKey }: Asked,
): Promise<{ ok: true; output: unknown } | { ok: false; problem: Problem }> {
  const { host, request, reply, place, actor, limits, locale } = visit
  const contract = host.registry.contracts.get(name)
  try {
    const given = compact(input)
    const caller = { tenant: place.tenant, actor, input: given, request, reply }
    if (limits && contract?.kind === 'command') await spendAllowance(limits, contract.rate, caller)
    const outcome = await host.execute({
      name,
      input: given,
      tenant: place.tenant,
      actor,
      requestId: request.id,
      idempotencyKey,
      origin: { ...originOf(request), language: locale },
    })
    if (outcome.trace) visit.traces.push(outcome.trace)
    return outcome.ok ? { ok: true, output: outcome.output } : { ok: false, problem: problemFor(outcome.refusal, request.id) }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: problemFor(error.refusal, request.id) }
    throw error
  }
}

/** From memory: the same card stands beside every post of the member. */
async function viewerCard({ host, place, actor }: Visit) {
  if (actor.kind !== 'member') return null
  const card = (await cards(host.reader(place.tenant, actor), [actor.memberId])).get(actor.memberId)
  return card ? { hue: card.hue, avatarUrl: card.avatarUrl } : null
}

const problemFor = ({ code, status, sentence, errors }: Refusal, requestId: string): Problem => ({
  code,
  status,
  sentence,
  errors,
  requestId,
})

/** Leaves out what a form did not fill in: contracts are strict, and `undefined` is not absent to them. */
const compact = (input: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== undefined))

async function communities({ host }: Visit): Promise<CommunityCard[]> {
  const tenants = await host.tenants.all()
  return tenants.map((tenant) => {
    const { slug, name, locale, branding } = tenant
    return { slug, name, locale, branding, url: addressOf(host, tenant) }
  })
}

async function isOurs({ config, tenants }: Host, origin: string): Promise<boolean> {
  const url = URL.parse(origin)
  if (url === null || url.origin !== origin || url.protocol !== `${config.publicProtocol}:`) return false
  return (await tenants.byHost(url.host)) !== null
}

const addressOf = ({ config }: Host, { slug }: Tenant) => `${config.publicProtocol}://${slug}.${config.publicHost}`

let known: Promise<readonly KnownLogin[]> | undefined

/** The demo's logins of one community; they do not change while the program runs. */
async function loginsOf({ host, place }: Visit): Promise<DemoLogin[]> {
  known ??= demoLogins(host)
  const ours = (await known).filter(({ url }) => url === addressOf(host, place.tenant))
  return ours.map(({ name, email, roles }) => ({ name, email, role: roles.join(', '), password: DEMO_PASSWORD }))
}

/** Without “remember me” the cookie goes when the browser closes. */
const beginning = (cookie: string, remember: 'remember' | 'this-visit') =>
  remember === 'remember' ? cookie : cookie.replace(/; Expires=[^;]+/, '')
