import type { FastifyReply } from 'fastify'
import type { FieldError, Refusal } from '../../errors/refusal.ts'

/** RFC 9457 problem document; `error` repeats it in the shape older clients ask for. */
export type Problem = {
  /** `/problems/<code>`: an address that explains it. */
  type: string
  title: string
  status: number
  /** The sentence for people. */
  detail: string
  code: string
  requestId: string
  errors?: readonly FieldError[]
  error: { code: string; message: string; details: unknown; requestId: string }
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  const { code, status, sentence, errors, details } = refusal
  return {
    ...details,
    type: `/problems/${code}`,
    title: titleOf(code),
    status,
    detail: sentence,
    code,
    requestId,
    ...(errors.length > 0 ? { errors } : {}),
    error: { code, message: sentence, details: errors.length > 0 ? errors : details, requestId },
  }
}

/** `topic_closed` → `Topic closed`. */
export const titleOf = (code: string): string => `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll('_', ' ')}`

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.status === 401) reply.header('www-authenticate', 'Bearer')
  if (refusal.status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '5')
  return reply
    .code(refusal.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemOf(refusal, reply.request.id)))
}
