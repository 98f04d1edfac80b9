import { createHash } from 'node:crypto'
import type { Exchange, Protocol, ProtocolAnswer, Refusal } from '@guildhall/kernel'
import { appendToUpload, beginUpload, cancelUpload, PART_BYTES, showUpload, type Upload, usualLimits } from '../contract/index.ts'
import { refusals } from './errors.ts'
import { metadataOf } from './rules/tus-headers.ts'
import { inPieces } from './storage/pieces.ts'

/** Of the tus resumable upload protocol 1.0.0 (tus.io): core, creation, termination, expiration and checksum. */
const VERSION = '1.0.0'
const resumable = { 'tus-resumable': VERSION }
const about = {
  ...resumable,
  'tus-version': VERSION,
  'tus-extension': 'creation,expiration,checksum,termination',
  'tus-checksum-algorithm': 'sha1,sha256,md5',
  'tus-max-size': `${usualLimits.maxMediaBytes}`,
}

type Said = ProtocolAnswer | { ok: false; refusal: Refusal }

/** `/files/uploads`: where uploads are announced. */
export const creation: Protocol = {
  path: '/files/uploads',
  methods: ['POST', 'OPTIONS'],
  rate: () => 'write',
  answer: (exchange) => spoken(exchange, create),
}

/** `/files/uploads/:upload`: where they are asked about, continued and given up. */
export const continuation: Protocol = {
  path: '/files/uploads/:upload',
  methods: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
  rate: (method) => (method === 'DELETE' ? 'write' : 'read'),
  answer: (exchange) =>
    spoken(exchange, ({ method }) => (method === 'HEAD' ? show : method === 'PATCH' ? append : giveUp)(exchange)),
}

async function spoken(exchange: Exchange, work: (exchange: Exchange) => Promise<Said>): Promise<Said> {
  if (exchange.method === 'OPTIONS') return { status: 204, headers: about }
  if (exchange.headers['tus-resumable'] !== VERSION) return { status: 412, headers: about }
  return work(exchange)
}

async function create(exchange: Exchange): Promise<Said> {
  const { headers } = exchange
  const size = Number(headers['upload-length'] ?? 'none')
  if (!Number.isSafeInteger(size) || size < 0 || headers['upload-defer-length'] !== undefined)
    return { status: 400, headers: resumable }
  if (size === 0) return { ok: false, refusal: refusals.file_empty }
  const outcome = await exchange.call(beginUpload, { ...metadataOf(headers['upload-metadata'] ?? ''), size })
  if (!outcome.ok) return outcome
  const upload = outcome.output as Upload
  return { status: 201, headers: { ...stateOf(upload), location: `/api/v1/files/uploads/${upload.id}` } }
}

async function show({ call, params }: Exchange): Promise<Said> {
  const outcome = await call(showUpload, params)
  if (!outcome.ok) return outcome
  const upload = outcome.output as Upload
  return { status: 200, headers: { ...stateOf(upload), 'upload-length': `${upload.size}` } }
}

async function giveUp({ call, params }: Exchange): Promise<Said> {
  const outcome = await call(cancelUpload, params)
  return outcome.ok ? { status: 204, headers: resumable } : outcome
}

async function append(exchange: Exchange): Promise<Said> {
  const { headers, params } = exchange
  if (headers['content-type'] !== 'application/offset+octet-stream') return { status: 415, headers: resumable }
  const start = Number(headers['upload-offset'] ?? 'none')
  if (!Number.isSafeInteger(start) || start < 0) return { status: 400, headers: resumable }
  const sum = headers['upload-checksum']
  return sum === undefined
    ? appendAsItComes(exchange, start)
    : appendChecked(exchange, { start, sum, upload: params.upload as string })
}

// Whatever has arrived when the line breaks is kept: the next request goes on behind it.
async function appendAsItComes({ body, call, params }: Pick<Exchange, 'body' | 'call' | 'params'>, from: number): Promise<Said> {
  let start = from
  let latest: Upload | null = null
  for await (const bytes of inPieces(untilItBreaks(body), PART_BYTES)) {
    const outcome = await call(appendToUpload, { ...params, start, bytes: Uint8Array.from(bytes) })
    if (!outcome.ok) return outcome
    latest = outcome.output as Upload
    start = latest.received
  }
  if (latest) return { status: 204, headers: stateOf(latest) }
  const outcome = await call(showUpload, params)
  if (!outcome.ok) return outcome
  const upload = outcome.output as Upload
  return upload.received === from
    ? { status: 204, headers: stateOf(upload) }
    : { ok: false, refusal: refusals.upload_out_of_step }
}

async function* untilItBreaks(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ECONNRESET') throw fault
  }
}

async function* oneByOne(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

const MOST_CHECKED = 2 * PART_BYTES
const CHECKSUM_MISMATCH = 460

// Nothing of it is kept before all of it is known to be right, so it has to be held until then.
async function appendChecked(
  { body, call }: Exchange,
  { start, sum, upload }: { start: number; sum: string; upload: string },
): Promise<Said> {
  const [algorithm = '', expected = ''] = sum.split(' ')
  if (!['sha1', 'sha256', 'md5'].includes(algorithm)) return { status: 400, headers: resumable }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > MOST_CHECKED)
      return { ok: false, refusal: refusals.file_too_large.with({ details: { limitBytes: MOST_CHECKED } }) }
    parts.push(part)
  }
  if (createHash(algorithm).update(Buffer.concat(parts)).digest('base64') !== expected)
    return { status: CHECKSUM_MISMATCH, headers: resumable, body: refusals.checksum_mismatch.sentence }
  return appendAsItComes({ body: oneByOne(parts), call, params: { upload } }, start)
}

/** Expires is an IMF-fixdate (RFC 9110, 5.6.7). */
const stateOf = ({ received, expiresAt }: Upload): Record<string, string> => ({
  ...resumable,
  'upload-offset': `${received}`,
  'upload-expires': new Date(expiresAt).toUTCString(),
})
