import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { Host } from '../../command/host.ts'
import type { Contract } from '../../contract/contract.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { type Refusal, Refused } from '../../errors/refusal.ts'
import { withLogContext } from '../../log/context.ts'
import { developerHeaders } from '../answer/developing.ts'
import { sendProblem } from '../answer/problem.ts'
import { answerRead, answerServed, answerWrite, checkAgainstContract } from '../answer/success.ts'
import type { RateLimits } from '../limits.ts'
import type { HttpOptions } from '../options.ts'
import { inputReader } from '../request/input.ts'
import { originOf } from '../request/origin.ts'
import { actorOf, clearedSessionCookie, sessionCookie } from '../request/session.ts'
import { tenantFor } from '../request/tenant.ts'
import { spendAllowance } from './rate.ts'

export type Entrance = { host: Host; limits: RateLimits | null; options: HttpOptions }

/** One contract's entrance over HTTP: which community, who, how often, what; then the host does the rest. */
export function contractRoute({ host, limits, options }: Entrance, contract: Contract): RouteHandlerMethod {
  const readInput = inputReader(contract)
  const place = { platform: contract.platform === true }
  const unsafe = contract.method !== 'GET'
  const starts = contract.session === 'starts'
  const { serves, fromElsewhere = false } = contract

  return async (request, reply) => {
    const tenant = await tenantFor(host, request, place)
    request.tenantSlug = tenant.slug
    const actor = await actorOf(request, { host, tenant, unsafe, starts, fromElsewhere })
    const input = await readInput(request)
    if (limits !== null) await spendAllowance(limits, contract.rate, { tenant, actor, input, request, reply })
    const call = {
      name: contract.name,
      input,
      tenant,
      actor,
      requestId: request.id,
      idempotencyKey: keyOf(request, contract),
      origin: originOf(request),
    }
    const outcome = await withLogContext({ requestId: request.id, tenant: tenant.slug, command: contract.name }, () =>
      host.execute(call),
    )
    reply.headers(developerHeaders(outcome.trace))
    if (!outcome.ok) return refuse(host, reply, outcome.refusal)

    if (serves) return answerServed(request, reply, { serves, output: outcome.output })
    const text = JSON.stringify(outcome.output)
    if (options.checkResponses) checkAgainstContract(contract, text)
    if (!unsafe) return answerRead(request, reply, text)
    if (outcome.replayed) reply.header('idempotency-replayed', 'true')
    if (contract.session) keepSession(host, contract, { request, reply, output: outcome.output })
    return answerWrite(reply, text)
  }
}

function refuse(host: Host, reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.status >= 500) host.log.warn({ requestId: reply.request.id, code: refusal.code }, 'could not serve')
  return sendProblem(reply, refusal)
}

// A new session is never kept under a key: whoever repeated the key would get somebody's token.
function keyOf(request: FastifyRequest, contract: Contract): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || contract.kind === 'query' || contract.session === 'starts') return undefined
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  const errors = [{ field: 'Idempotency-Key', message: 'Use 1 to 200 visible ASCII characters.' }]
  throw new Refused(kernelRefusals.invalid_input.with({ errors }))
}

// Only a browser keeps a cookie; scripts get the token in the answer and no second copy of it.
function keepSession(
  host: Host,
  contract: Contract,
  { request, reply, output }: { request: FastifyRequest; reply: FastifyReply; output: unknown },
) {
  if (contract.session === 'ends') {
    reply.header('set-cookie', clearedSessionCookie(host.config))
    return
  }
  if (request.headers.origin === undefined && request.headers['sec-fetch-site'] === undefined) return
  const { token, expiresAt } = output as { token?: string; expiresAt: string }
  if (token === undefined) return
  reply.header('set-cookie', sessionCookie(host.config, token, expiresAt))
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Slug of the community the request turned out to be for; for the log. */
    tenantSlug: string | null
  }
}
