import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Contract, OutputOf, RequestOf, Tenant } from '../src/host.ts'
import type { SignedIn } from './program.ts'

/** An answer as a client sees it; `body` is the parsed JSON, or the text where it is not JSON. */
export type Answer<Body = any> = { status: number; body: Body; headers: Readonly<Record<string, unknown>> }
export type RequestOptions = { headers?: Readonly<Record<string, string>> }

/** Somebody who sends requests to a community over HTTP. Paths start below `/api/v1`. */
export type Caller = {
  get(path: string, options?: RequestOptions): Promise<Answer>
  post(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>
  patch(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>
  put(path: string, body?: unknown, options?: RequestOptions): Promise<Answer>
  delete(path: string, options?: RequestOptions): Promise<Answer>
  /** Calls by contract: path, query and body are filled in from the input, and the answer is typed. */
  call<C extends Contract>(contract: C, input: RequestOf<C>, options?: RequestOptions): Promise<Answer<OutputOf<C>>>
  /** The same person knocking at another community's door. */
  at(tenant: Tenant): Caller
  /** Who it is; fails for a visitor, who is nobody. */
  identity(): Promise<SignedIn>
}

/** How a caller reaches the program: over which door, at whose host, as whom. */
export type Line = {
  http: FastifyInstance
  host: () => Promise<string>
  who: () => Promise<SignedIn | null>
  hostOf: (tenant: Tenant) => string
}

export function callerOn(line: Line): Caller {
  const send = async (method: string, path: string, { body, headers }: RequestOptions & { body?: unknown }): Promise<Answer> => {
    const who = await line.who()
    const authorization = who ? { authorization: `Bearer ${who.token}` } : {}
    const request = {
      method,
      url: `/api/v1${path}`,
      headers: { host: await line.host(), ...authorization, ...headers },
    } as InjectOptions
    return answerOf(await line.http.inject(body === undefined ? request : { ...request, payload: body as object }))
  }
  return {
    get: (path, options) => send('GET', path, { ...options }),
    post: (path, body, options) => send('POST', path, { ...options, body }),
    patch: (path, body, options) => send('PATCH', path, { ...options, body }),
    put: (path, body, options) => send('PUT', path, { ...options, body }),
    delete: (path, options) => send('DELETE', path, { ...options }),
    call(contract, input, options) {
      const { path, body, type } = requestFor(contract, input as Record<string, unknown>)
      const headers = { ...(type ? { 'content-type': type } : {}), ...options?.headers }
      return send(contract.method, path, { headers, body })
    },
    at: (tenant) => callerOn({ ...line, host: async () => line.hostOf(tenant) }),
    async identity() {
      const who = await line.who()
      if (!who) throw new Error('A visitor has no identity')
      return who
    },
  }
}

export function answerOf(response: { statusCode: number; payload: string; headers: Record<string, unknown> }): Answer {
  const json = String(response.headers['content-type'] ?? '').includes('json')
  return { status: response.statusCode, body: json ? JSON.parse(response.payload) : response.payload, headers: response.headers }
}

/** The path, query and body of a call: path parameters are keys of the input, the rest is query or body by method. */
export function requestFor(
  contract: Contract,
  input: Readonly<Record<string, unknown>>,
): { path: string; body?: unknown; type?: string } {
  const rest: Record<string, unknown> = { ...input }
  const filled = contract.path.replace(/:(\w+)/g, (_, key: string) => {
    const value = String(rest[key])
    delete rest[key]
    return encodeURIComponent(value)
  })
  const remaining = Object.entries(rest).filter(([, value]) => value !== undefined)
  const { body: file } = contract
  const inBody = contract.method !== 'GET' && contract.method !== 'DELETE'
  if (inBody && !file) return { path: filled, body: Object.fromEntries(remaining) }
  const inQuery = remaining.filter(([key]) => key !== file?.into)
  const query = new URLSearchParams(inQuery.map(([key, value]) => [key, String(value)])).toString()
  const path = query ? `${filled}?${query}` : filled
  return file ? { path, body: Buffer.from(input[file.into] as Uint8Array), type: file.types[0] as string } : { path }
}
