import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { BodyOf, Contract } from '../../contract/contract.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refused } from '../../errors/refusal.ts'
import { incomingOf } from './incoming.ts'

type Values = Record<string, unknown>

/** Puts together what a route's caller sent: the path's values with the query (GET, DELETE) or the JSON body. Unparsed. */
export function inputReader(contract: Contract): (request: FastifyRequest) => Values | Promise<Values> {
  const { body } = contract
  if (body?.as === 'stream') return async (request) => ({ ...(await incomingOf(request, body)), ...(request.params as Values) })
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const lists = inQuery ? listKeys(contract) : []
  return (request) => {
    const given = inQuery ? queryOf(request, lists) : contract.body ? fileOf(request, contract.body) : bodyOf(request)
    // The route's own values, not the contract's: an alias may say in its path what the contract takes as a query.
    const inPath = (request.params ?? {}) as Values
    const repeated = Object.keys(inPath).filter((name) => Object.hasOwn(given, name))
    if (repeated.length > 0) throw invalid(repeated, 'The address says this already; leave it out.')
    return { ...given, ...inPath }
  }
}

/** `/forum/topics/:topic/posts` → `['topic']`. */
export const pathParameters = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)

function queryOf(request: FastifyRequest, lists: readonly string[]): Values {
  if (request.body !== undefined && request.body !== null) throw invalid([''], 'Send values in the address, not in a body.')
  const query = request.query as Values
  for (const key of lists) {
    if (typeof query[key] === 'string') query[key] = [query[key]]
  }
  return query
}

function bodyOf(request: FastifyRequest): Values {
  const body = request.body
  if (body === undefined || body === null) return {}
  if (body instanceof Uint8Array) throw new Refused(kernelRefusals.unsupported_media_type)
  if (typeof body !== 'object' || Array.isArray(body)) throw invalid([''], 'Send a JSON object.')
  return body as Values
}

// The body is the file; whatever else there is to say stands in the address.
function fileOf(request: FastifyRequest, { into, types }: BodyOf): Values {
  const query = request.query as Values
  if (Object.hasOwn(query, into)) throw invalid([into], 'Send it as the body.')
  const body = request.body
  if (body === undefined || body === null) return query
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!(body instanceof Uint8Array) || !types.includes(type)) {
    const message = `Send the body as ${types.join(', ')}.`
    throw new Refused(kernelRefusals.unsupported_media_type.with({ errors: [{ field: into, message }] }))
  }
  return { ...query, [into]: body }
}

const invalid = (fields: readonly string[], message: string) =>
  new Refused(kernelRefusals.invalid_input.with({ errors: fields.map((field) => ({ field, message })) }))

// A list of one looks like a single value in a query string.
function listKeys(contract: Contract): string[] {
  const { properties = {} } = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  return Object.keys(properties).filter((key) => typeof properties[key] === 'object' && properties[key].type === 'array')
}
