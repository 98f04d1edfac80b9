import type { Contract, OutputOf, RequestOf } from '../contract/contract.ts'
import { ConnectionError, ProblemError } from './problem-error.ts'
import { requestOf } from './request.ts'

type Fetch = (address: string, init: RequestInit) => Promise<Response>
type Current = string | null | undefined

export type ClientOptions = {
  /** Origin of the server, without `/api/v1`; `''` in a page: its own. */
  baseUrl: string
  /** Session token of a script. A function is asked at every call. */
  token?: string | (() => Current)
  /** CSRF token of a page whose session is a cookie. A function is asked at every call. */
  csrfToken?: string | (() => Current)
  /** Slug of the community, where the host name says none. */
  tenant?: string
  fetch?: Fetch
}
export type CallOptions = {
  /** Makes a write safe to repeat: the same key and input give the same answer for 24 hours. */
  idempotencyKey?: string
  signal?: AbortSignal
}
export type Client = {
  /** Runs the contract's action on the server. Throws `ProblemError` when it says no, `ConnectionError` when it says nothing. */
  call<C extends Contract>(contract: C, request: RequestOf<C>, options?: CallOptions): Promise<OutputOf<C>>
}

/**
 * The typed client, for browsers, scripts and tests: the same contracts the server's routes are made from.
 * @example const { items } = await client.call(listTopics, { category: 'welcome' })
 */
export function createClient(options: ClientOptions): Client {
  const send: Fetch = options.fetch ?? ((address, init) => fetch(address, init))
  const base = `${options.baseUrl.replace(/\/$/, '')}/api/v1`
  return {
    async call(contract, request, { idempotencyKey, signal } = {}) {
      const { path, body } = requestOf(contract, request as Record<string, unknown>)
      const headers = headersOf(options, { body, idempotencyKey })
      const init: RequestInit = {
        method: contract.method,
        headers,
        credentials: 'same-origin',
        ...(body === null ? {} : { body }),
        signal,
      }
      return read(await attempt(send, `${base}${path}`, init))
    },
  }
}

function headersOf(
  options: ClientOptions,
  { body, idempotencyKey }: { body: string | null; idempotencyKey: string | undefined },
) {
  const headers: Record<string, string> = { accept: 'application/json' }
  const token = current(options.token)
  const csrf = current(options.csrfToken)
  if (body !== null) headers['content-type'] = 'application/json'
  if (token) headers.authorization = `Bearer ${token}`
  if (csrf) headers['x-csrf-token'] = csrf
  if (options.tenant) headers['x-tenant'] = options.tenant
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
  return headers
}

const current = (value: ClientOptions['token']): Current => (typeof value === 'function' ? value() : value)

// A read may be asked twice; a write only its caller may repeat.
async function attempt(send: Fetch, address: string, init: RequestInit): Promise<Response> {
  try {
    return await send(address, init)
  } catch (fault) {
    if (init.method !== 'GET' || init.signal?.aborted) throw unreachable(fault, init)
  }
  return send(address, init).catch((fault: unknown) => {
    throw unreachable(fault, init)
  })
}

const unreachable = (fault: unknown, init: RequestInit) => (init.signal?.aborted ? fault : new ConnectionError(fault))

async function read(response: Response): Promise<any> {
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  if (!response.ok) throw new ProblemError(response, isJson ? await response.json().catch(() => ({})) : {})
  return response.json().catch((fault: unknown) => {
    throw new ConnectionError(fault)
  })
}
