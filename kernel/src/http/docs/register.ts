import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Host } from '../../command/host.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import type { Refusal } from '../../errors/refusal.ts'
import type { HttpOptions } from '../options.ts'
import { docsPage } from './docs-page.ts'
import { docsPolicy } from './docs-style.ts'
import { openApiDocument } from './openapi.ts'

/** The API's document for programs and for people. Made at the first request and kept. */
export function registerDocs(api: FastifyInstance, host: Host, options: HttpOptions): void {
  const document = once(() => openApiDocument(host.registry, { version: options.version }))
  const json = once(() => kept(JSON.stringify(document())))
  const page = once(() => kept(docsPage(document(), refusalsOf(host))))

  api.get('/openapi.json', (request, reply) => answer(request, reply.type('application/json; charset=utf-8'), json()))
  api.get('/docs', (request, reply) =>
    answer(request, reply.type('text/html; charset=utf-8').header('content-security-policy', docsPolicy), page()),
  )
}

/** Where a problem document's `type` leads: `/problems/topic_closed`. */
export function registerProblems(app: FastifyInstance): void {
  app.get('/problems/:code', (request, reply) =>
    reply.redirect(`/api/v1/docs#problem-${encodeURIComponent((request.params as { code: string }).code)}`),
  )
}

const refusalsOf = (host: Host): Refusal[] => [
  ...Object.values(kernelRefusals),
  ...host.registry.modules.flatMap((module) => Object.values(module.refusals)),
]

type Kept = { text: string; tag: string }
const kept = (text: string): Kept => ({ text, tag: `W/"${hash('sha1', text, 'base64url')}"` })

function answer(request: FastifyRequest, reply: FastifyReply, { text, tag }: Kept): FastifyReply {
  reply.header('etag', tag).header('cache-control', 'public, max-age=300')
  return request.headers['if-none-match']?.includes(tag) ? reply.code(304).send() : reply.send(text)
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
