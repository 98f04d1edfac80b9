import type { FastifyRequest } from 'fastify'
import type { Origin } from '../../command/unit.ts'
import { preferredLanguages } from './languages.ts'

const LONGEST_AGENT = 300

/** The address the request came from (the proxy's word counts only when it is trusted) the program that sent it, and what its user reads. */
export const originOf = (request: Pick<FastifyRequest, 'ip' | 'headers'>): Origin => ({
  address: request.ip,
  userAgent: request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null,
  language: preferredLanguages(request.headers['accept-language'])[0] ?? null,
})
