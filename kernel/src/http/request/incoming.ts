import type { Readable } from 'node:stream'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import type { FastifyRequest } from 'fastify'
import type { BodyOf, Incoming } from '../../contract/contract.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refused } from '../../errors/refusal.ts'

type Values = Record<string, unknown>

/** What a request with a stream for a body says: its query, the fields before a form's file, and the bytes still to come. */
export async function incomingOf(request: FastifyRequest, { into, maxBytes }: BodyOf): Promise<Values> {
  const query = request.query as Values
  if (Object.hasOwn(query, into)) throw invalid(into, 'Send it as the body.')
  const type = request.headers['content-type'] ?? null
  const form = type !== null && /^multipart\/form-data/i.test(type)
  const size = sizeOf(request)
  // A form is a little larger than its file.
  if (size !== null && size > maxBytes + (form ? 16_384 : 0)) throw tooLarge(maxBytes)
  if (form) return { ...query, ...(await fileOfForm(request, { into, maxBytes })) }
  const stream = request.body as Readable | undefined
  if (!stream) return query
  const named = request.headers['x-file-name']
  const name = typeof named === 'string' ? decoded(named) : null
  return { ...query, [into]: { stream: atMost(stream, maxBytes), name, type, size } satisfies Incoming }
}

/** RFC 7578: fields first, then the file; whatever follows it is not read. */
function fileOfForm(request: FastifyRequest, { into, maxBytes }: Pick<BodyOf, 'into' | 'maxBytes'>): Promise<Values> {
  const form = new Busboy({ headers: request.headers as BusboyHeaders, limits: { fields: 20, fieldSize: 16_384, files: 1 } })
  const fields: Values = {}
  return new Promise((resolve, reject) => {
    form.on('field', (name, value) => {
      fields[name] = value
    })
    form.on('file', (_field, stream, name, _encoding, type) => {
      resolve({ ...fields, [into]: { stream: atMost(stream, maxBytes), name, type, size: null } satisfies Incoming })
    })
    form.on('finish', () => resolve(fields))
    form.on('error', () => reject(invalid(into, 'This is not a form the server can read.')))
    const body = request.body as Readable
    body.on('error', reject)
    body.pipe(form)
  })
}

/** The same bytes; more than so many are refused where they begin to be too many. */
export async function* atMost(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const part of stream) {
    total += part.length
    if (total > maxBytes) throw tooLarge(maxBytes)
    yield part
  }
}

const tooLarge = (maxBytes: number) => new Refused(kernelRefusals.body_too_large.with({ details: { maxBytes } }))
const invalid = (field: string, message: string) =>
  new Refused(kernelRefusals.invalid_input.with({ errors: [{ field, message }] }))

function sizeOf({ headers }: FastifyRequest): number | null {
  const length = headers['content-length']
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null
}

// A header holds no letters beyond ASCII: names travel percent-encoded.
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
