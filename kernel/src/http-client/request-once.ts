import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { OutgoingFault } from './fault.ts'

export type Address = { address: string; family: number }

export type Once = {
  url: URL
  method: string
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array | undefined
  /** Where to connect: the name is not resolved again. */
  addresses: readonly Address[]
  signal: AbortSignal
  maxBytes: number
}

/** One request over a connection of its own, the whole answer read. */
export function requestOnce({ url, method, headers, body, addresses, signal, maxBytes }: Once): Promise<Response> {
  const options: RequestOptions = {
    method,
    signal,
    agent: false,
    lookup: pinned(addresses),
    headers: { 'accept-encoding': 'identity', ...headers, ...lengthOf(body) },
  }
  return new Promise((done, fail) => {
    const failed = (error: Error) => fail(faultOf(error, url, signal))
    const sent = (url.protocol === 'https:' ? overHttps : overHttp)(url, options)
    sent.on('error', failed)
    sent.on('response', (message) => read(message, { url, maxBytes }).then(done, failed))
    sent.end(body)
  })
}

async function read(message: IncomingMessage, { url, maxBytes }: Pick<Once, 'url' | 'maxBytes'>): Promise<Response> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of message as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > maxBytes) {
      message.destroy()
      throw new OutgoingFault('too_large', url)
    }
    parts.push(part)
  }
  const headers = new Headers()
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value)
  }
  const status = message.statusCode ?? 0
  if (status < 200 || status > 599) throw new OutgoingFault('unreachable', url)
  return new Response([204, 205, 304].includes(status) ? null : Buffer.concat(parts), { status, headers })
}

// Node asks for one address or, when it may try several, for all of them.
const pinned =
  (addresses: readonly Address[]): RequestOptions['lookup'] =>
  (_host, options, callback) => {
    const [first] = addresses as [Address]
    if (options.all) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }

const lengthOf = (body: Once['body']) => (body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) })

const faultOf = (error: Error, url: URL, signal: AbortSignal): OutgoingFault =>
  error instanceof OutgoingFault ? error : new OutgoingFault(signal.aborted ? 'too_slow' : 'unreachable', url, error)
