import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { refusalOfFault } from '../../command/refusal-of-fault.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refusal } from '../../errors/refusal.ts'
import { problemOf, sendProblem } from './problem.ts'

/** Turns whatever was thrown into the answer: a refusal as itself, anything else as a fault that is logged, not shown. */
export function answerFault(log: Logger, error: unknown, at: { request: FastifyRequest; reply: FastifyReply }): FastifyReply {
  const refusal = refusalOfProtocolError(error) ?? refusalOfFault(error)
  if (refusal === null || refusal.status >= 500) {
    log.error({ err: error, requestId: at.request.id, route: at.request.routeOptions.url, code: refusal?.code }, 'request failed')
  }
  return sendProblem(at.reply, refusal ?? kernelRefusals.internal_error)
}

const byFastifyCode: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: kernelRefusals.body_too_large,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: kernelRefusals.unsupported_media_type,
  FST_ERR_CTP_INVALID_JSON_BODY: kernelRefusals.malformed_json,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: kernelRefusals.malformed_json,
  FST_ERR_HANDLER_TIMEOUT: kernelRefusals.no_answer_in_time,
  FST_ERR_BAD_URL: kernelRefusals.unknown_route,
  FST_ERR_MAX_PARAM_LENGTH: kernelRefusals.unknown_route,
}

// What goes wrong before a contract sees the request.
function refusalOfProtocolError(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null
  const known = 'code' in error ? byFastifyCode[String(error.code)] : undefined
  if (known) return known
  return error.statusCode === 400 ? kernelRefusals.malformed_json : null
}

const unreadable = new Refusal({ code: 'malformed_request', status: 400, sentence: 'This is not a request the server can read.' })
const tooSlow = new Refusal({
  code: 'request_too_slow',
  status: 408,
  sentence: 'The request took too long to arrive. Try again.',
})
const tooMuch = new Refusal({ code: 'headers_too_large', status: 431, sentence: 'The headers of this request are too large.' })

/** Answers a connection whose bytes never became a request. */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const refusal =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? tooSlow : error.code === 'HPE_HEADER_OVERFLOW' ? tooMuch : unreadable
  const body = JSON.stringify(problemOf(refusal, crypto.randomUUID()))
  const head = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\nContent-Type: application/problem+json\r\nConnection: close`
  if (socket.writable) socket.write(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  socket.destroy(error)
}
