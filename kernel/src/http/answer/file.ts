import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServedFile, ServedStream } from '../../contract/contract.ts'
import { rangeOf } from './range.ts'

const A_YEAR = 31_536_000

/**
 * A file, taken for nothing but its type: never sniffed, never run. Streams answer conditional requests and byte ranges
 * (RFC 9110, 13 and 14) and are read no further than their reader goes on listening.
 */
export function answerFile(request: FastifyRequest, reply: FastifyReply, file: ServedFile): FastifyReply | Promise<FastifyReply> {
  reply
    .header('cache-control', cacheControl(file))
    .headers(file.name ? { 'content-disposition': disposition(file.name, { inline: file.inline === true }) } : {})
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-type', file.type)
  if ('bytes' in file) return reply.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  return answerStream(request, reply, file)
}

async function answerStream(request: FastifyRequest, reply: FastifyReply, { size, tag, open }: ServedStream) {
  const etag = `"${tag}"`
  // An encoding on the way would be of other bytes than the ranges name.
  reply.header('etag', etag).header('content-encoding', 'identity')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  if (size === null) return reply.send(Readable.from(await open()))
  reply.header('accept-ranges', 'bytes')
  const range = rangeOf(request.headers, { size, etag })
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${size}`).send()
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  const { start, end } = range ?? { start: 0, end: size - 1 }
  reply.header('content-length', end - start + 1)
  if (request.method === 'HEAD' || size === 0) return reply.send('')
  return reply.send(Readable.from(await open({ start, end })))
}

const cacheControl = ({ cache, seconds }: ServedFile): string => {
  if (cache === 'none') return 'no-store'
  if (cache === 'check') return 'private, no-cache'
  return seconds === undefined ? `${cache}, max-age=${A_YEAR}, immutable` : `${cache}, max-age=${seconds}`
}

/** RFC 6266: a name every reader knows, and the real one (RFC 8187) where it says more. */
function disposition(name: string, { inline }: { inline: boolean }): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const real = plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"${real}`
}
const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
