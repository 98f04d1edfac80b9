import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { withLogContext } from '../../log/context.ts'
import type { Exchange, Protocol } from '../../module/protocol.ts'
import { systemActor } from '../../policy/actor.ts'
import { sendProblem } from '../answer/problem.ts'
import { originOf } from '../request/origin.ts'
import { actorOf } from '../request/session.ts'
import { tenantFor } from '../request/tenant.ts'
import type { Entrance } from './contract-route.ts'
import { spendAllowance } from './rate.ts'

/** Puts a protocol's address into Fastify: community, person and rate limit are the kernel's, the rest is translation. */
export function registerProtocol(app: FastifyInstance, entrance: Entrance, protocol: Protocol): void {
  app.route({
    method: [...protocol.methods],
    url: protocol.path,
    handler: (request, reply) => serve(entrance, protocol, { request, reply }),
  })
}

async function serve(
  { host, limits }: Entrance,
  protocol: Protocol,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const tenant = await tenantFor(host, request, { platform: false })
  request.tenantSlug = tenant.slug
  // What a protocol can do is nobody's secret, and browsers ask without saying who they are.
  const anonymous = request.method === 'OPTIONS'
  const unsafe = request.method !== 'HEAD'
  const actor = anonymous ? systemActor(tenant.id) : await actorOf(request, { host, tenant, unsafe, starts: false })
  if (limits !== null) await spendAllowance(limits, protocol.rate(request.method), { tenant, actor, input: {}, request, reply })
  const call: Exchange['call'] = ({ name }, input) =>
    host.execute({ name, input, tenant, actor, requestId: request.id, origin: originOf(request) })
  const answer = await withLogContext({ requestId: request.id, tenant: tenant.slug }, () =>
    protocol.answer({
      method: request.method,
      params: request.params as Record<string, string>,
      headers: request.headers as Record<string, string | undefined>,
      body: (request.body as Readable | undefined) ?? nothing(),
      tenant,
      call: anonymous ? nobody : call,
    }),
  )
  if ('refusal' in answer) return sendProblem(reply, answer.refusal)
  return reply
    .code(answer.status)
    .headers({ 'cache-control': 'no-store', ...answer.headers })
    .send(answer.body ?? '')
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const nobody: Exchange['call'] = async () => {
  throw new Error('Nothing is done in answer to OPTIONS')
}
