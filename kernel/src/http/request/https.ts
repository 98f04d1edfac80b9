import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Host } from '../../command/host.ts'
import { isPlatformHost } from './tenant.ts'

/**
 * Sends a browser that came over http to https, where this server is served over https and a trusted proxy says how it came.
 * Only to hosts of this server, and nothing that has a body: what was sent in clear must not seem to have worked.
 */
export async function sendToHttps(host: Host, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const { publicProtocol, trustProxy } = host.config
  if (publicProtocol !== 'https' || trustProxy === 0 || request.headers['x-forwarded-proto'] === undefined) return false
  if (request.protocol !== 'http') return false
  const isOurs = isPlatformHost(host, request.host) || (await host.tenants.byHost(request.host)) !== null
  if (!isOurs) return false
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (reads) reply.redirect(`https://${request.host}${request.raw.url ?? '/'}`, 308)
  else reply.code(403).type('text/plain; charset=utf-8').send('This server is reached over https only.')
  return true
}
