import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Contract, ServedFile } from '../../contract/contract.ts'

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
export const answerServed = (reply: FastifyReply, serves: 'file' | 'page', output: unknown): FastifyReply =>
  serves === 'file' ? answerFile(reply, output as ServedFile) : reply.redirect((output as { to: string }).to, 303)

/**
 * A file, taken for nothing but its type. One whose address never means another is kept for a year without asking again;
 * one with a name is saved under it.
 */
const answerFile = (reply: FastifyReply, { type, bytes, cache, name }: ServedFile): FastifyReply =>
  reply
    .header('cache-control', cache === 'none' ? 'no-store' : `${cache}, max-age=31536000, immutable`)
    .headers(name ? { 'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"` } : {})
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-type', type)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))

/** Throws when an answer has less, more or other than its contract says: a field too many is a leak. */
export function checkAgainstContract(contract: Contract, text: string): void {
  const sent = JSON.parse(text)
  const parsed = contract.output.safeParse(sent)
  if (!parsed.success)
    throw new Error(`The answer of ${contract.name} is not what its contract says:\n${z.prettifyError(parsed.error)}`)
  if (isDeepStrictEqual(JSON.parse(JSON.stringify(parsed.data)), sent)) return
  throw new Error(`The answer of ${contract.name} has fields its contract does not know`)
}
