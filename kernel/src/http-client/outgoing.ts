import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { exceptions, isPublic } from './addresses.ts'
import { OutgoingFault } from './fault.ts'
import { type Address, requestOnce } from './request-once.ts'

export type OutgoingRequest = {
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** For everything together, redirects included. Default 10,000. */
  timeoutMs?: number
  /** Largest body that is read. Default 1 MiB. */
  maxBytes?: number
  /** How many redirects are followed; default none: the redirect itself is the answer. */
  redirects?: number
  /** Plain http only to what the operator named: nothing secret crosses the internet in the clear. */
  secure?: true
}

/**
 * Asks another server. Each name is resolved once and the connection goes to the address that was checked, so that it cannot
 * turn into another one; addresses inside a network are refused unless the operator named them (OUTGOING_ALLOW).
 * @returns the whole answer, read
 * @throws OutgoingFault
 */
export type Outgoing = (url: string | URL, request?: OutgoingRequest) => Promise<Response>

type Resolve = (host: string) => Promise<readonly Address[]>
type Options = { allowed: readonly string[]; resolve?: Resolve }

export function createOutgoing({ allowed, resolve = resolveAll }: Options): Outgoing {
  const { allows } = exceptions(allowed)

  async function addressesOf(url: URL, secure: boolean): Promise<readonly Address[]> {
    if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) throw new OutgoingFault('refused', url)
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host).catch(() => [])
    if (addresses.length === 0) throw new OutgoingFault('unknown_host', url)
    // One bad address spoils the name: whoever runs it should not choose which one counts.
    const isNamed = addresses.every(({ address }) => allows(host, address))
    if (!isNamed && !addresses.every(({ address }) => isPublic(address) || allows(host, address)))
      throw new OutgoingFault('refused', url)
    if (secure && url.protocol === 'http:' && !isNamed) throw new OutgoingFault('insecure', url)
    return addresses
  }

  return async (to, request = {}) => {
    const { timeoutMs = 10_000, maxBytes = 1024 * 1024, redirects = 0, secure = false } = request
    const signal = AbortSignal.timeout(timeoutMs)
    let step = { url: parsed(to), method: request.method ?? 'GET', headers: { ...request.headers }, body: request.body }
    for (let left = redirects; ; left--) {
      const addresses = await inTime(addressesOf(step.url, secure), signal, step.url)
      const response = await requestOnce({ ...step, addresses, signal, maxBytes })
      const location = isRedirect(response.status) ? response.headers.get('location') : null
      if (location === null || redirects === 0) return response
      if (left === 0) throw new OutgoingFault('too_many_redirects', step.url)
      step = redirected(step, { status: response.status, location })
    }
  }
}

type Step = { url: URL; method: string; headers: Record<string, string>; body: string | Uint8Array | undefined }

// RFC 9110, 15.4; what proves who asks stays with the server it was meant for.
function redirected(step: Step, { status, location }: { status: number; location: string }): Step {
  const url = parsed(new URL(location, step.url))
  const same = url.origin === step.url.origin
  const private_ = /^(authorization|cookie|proxy-authorization)$/i
  const headers = Object.fromEntries(Object.entries(step.headers).filter(([name]) => same || !private_.test(name)))
  const repeats = status === 307 || status === 308 || step.method === 'GET' || step.method === 'HEAD'
  return repeats ? { ...step, url, headers } : { url, method: 'GET', headers: withoutContent(headers), body: undefined }
}

const withoutContent = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/i.test(name)))

function parsed(url: string | URL): URL {
  const known = URL.parse(url)
  if (!known) throw new OutgoingFault('refused', null)
  return known
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status)

const resolveAll: Resolve = (host) => lookup(host, { all: true })

// A name server that does not answer cannot be told to stop, but need not be waited for.
function inTime<T>(work: Promise<T>, signal: AbortSignal, url: URL): Promise<T> {
  return new Promise((done, fail) => {
    signal.addEventListener('abort', () => fail(new OutgoingFault('too_slow', url)), { once: true })
    work.then(done, fail)
  })
}
