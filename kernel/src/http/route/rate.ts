import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RateClass } from '../../contract/contract.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refused } from '../../errors/refusal.ts'
import type { Actor } from '../../policy/actor.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { LimitName, RateLimits } from '../limits.ts'

type Caller = { tenant: Tenant; actor: Actor; input: Record<string, unknown>; request: FastifyRequest; reply: FastifyReply }

/** Counts the request; throws 429 when its caller has used up what the route's class allows. */
export async function spendAllowance(limits: RateLimits, rate: RateClass, caller: Caller): Promise<void> {
  const { actor, request } = caller
  if (rate !== 'sign-in') return spend(limits, rate, caller, actor.memberId ?? request.ip)
  await spend(limits, 'sign-in-address', caller, request.ip)
  await spend(limits, 'sign-in', caller, `${request.ip}|${accountOf(caller)}`)
}

async function spend(limits: RateLimits, name: LimitName, { tenant, reply }: Caller, key: string): Promise<void> {
  const { allowed, headers } = await limits.consume(tenant, name, key)
  reply.headers(headers)
  if (!allowed) throw new Refused(kernelRefusals.too_many_requests)
}

// Whom it is about: an e-mail, whoever is signed in, or a sign-in under way. People behind one address do not share it.
function accountOf({ actor, input: { email, challenge, secret } }: Caller): string {
  if (typeof email === 'string') return email.trim().toLowerCase().slice(0, 255)
  const underWay = challenge ?? secret
  return actor.accountId ?? (typeof underWay === 'string' ? underWay.slice(0, 64) : '')
}
