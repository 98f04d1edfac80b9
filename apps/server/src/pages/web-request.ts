import type { FastifyRequest } from 'fastify'

/** The request as the web platform has it, with the address people typed: proxies are trusted as the server is told to. */
export function webRequest(request: FastifyRequest, { origin, path }: { origin: string; path: string }): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && !name.startsWith(':')) headers.append(name, each)
  }
  headers.delete('x-forwarded-host')
  headers.set('host', request.host)
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const body = hasBody ? new Uint8Array((request.body as Buffer | null) ?? Buffer.alloc(0)) : undefined
  return new Request(origin + path, { method: request.method, headers, body })
}
