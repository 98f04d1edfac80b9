import type { FastifyRequest } from 'fastify'
import type { Origin } from '../../command/unit.ts'

const LONGEST_AGENT = 300

/** The address the request came from (the proxy's word counts only when it is trusted) and the program that sent it. */
export const originOf = (request: Pick<FastifyRequest, 'ip' | 'headers'>): Origin => ({
  address: request.ip,
  userAgent: request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null,
})
