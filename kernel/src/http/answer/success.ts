import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Contract, ServedFile } from '../../contract/contract.ts'
import { answerFile } from './file.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** Reads may be kept by their reader's browser, who asks each time whether they still hold (RFC 9110, 8.8.3). */
export function answerRead(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const tag = `W/"${hash('sha1', text, 'base64url')}"`
  reply.header('etag', tag).header('cache-control', 'private, no-cache')
  if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send()
  return reply.header('content-type', JSON_TYPE).send(text)
}

export const answerWrite = (reply: FastifyReply, text: string): FastifyReply =>
  reply.header('cache-control', 'no-store').header('content-type', JSON_TYPE).send(text)

/** What is no JSON: a file, or the way to a page. */
export const answerServed = (
  request: FastifyRequest,
  reply: FastifyReply,
  { serves, output }: { serves: 'file' | 'page'; output: unknown },
) => (serves === 'file' ? answerFile(request, reply, output as ServedFile) : reply.redirect((output as { to: string }).to, 303))

/** Throws when an answer has less, more or other than its contract says: a field too many is a leak. */
export function checkAgainstContract(contract: Contract, text: string): void {
  const sent = JSON.parse(text)
  const parsed = contract.output.safeParse(sent)
  if (!parsed.success)
    throw new Error(`The answer of ${contract.name} is not what its contract says:\n${z.prettifyError(parsed.error)}`)
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data)), sent)) return
  throw new Error(`The answer of ${contract.name} has fields its contract does not know`)
}
