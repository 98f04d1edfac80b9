import compress from '@fastify/compress'
import fastify, { type FastifyInstance } from 'fastify'
import type { Host } from '../command/host.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { canonicalUrl } from './aliases.ts'
import { answerFault, answerUnreadable } from './answer/faults.ts'
import { requestIdOf, securityHeaders } from './answer/headers.ts'
import { sendProblem } from './answer/problem.ts'
import { registerDocs, registerProblems } from './docs/register.ts'
import { createRateLimits, type RateLimits } from './limits.ts'
import { recordRequests } from './ops/access-log.ts'
import { registerHealth } from './ops/health.ts'
import { createMetrics, registerMetrics } from './ops/metrics.ts'
import { hangUpWhenStopping } from './ops/shutdown.ts'
import type { HttpOptions } from './options.ts'
import { allowCrossOrigin } from './request/cors.ts'
import { sendToHttps } from './request/https.ts'
import { registerRoutes } from './route/register.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** One set of counters for the API and for pages; null when limits are off. */
    rateLimits: RateLimits | null
  }
}

const DEFAULT_BODY_LIMIT = 1024 * 1024

/**
 * The server's front door: one route per contract below /api/v1, the API's document, health and metrics. Not listening
 * yet: pages (a wildcard route) and sockets join before `app.listen`. Stop it with `closeHttp`.
 */
export async function createHttp(host: Host, options: HttpOptions = {}): Promise<FastifyInstance> {
  const app = createServer(host, options)
  const metrics = createMetrics(host, options)
  const lifecycle = { stopping: false }
  app.decorate('lifecycle', lifecycle)
  app.decorate('rateLimits', createRateLimits(host.nodes, options.limits))
  app.decorateRequest('tenantSlug', null)

  const headers = securityHeaders(host.config)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers)
    reply.header('x-request-id', request.id)
    done()
  })
  if (host.config.publicProtocol === 'https') {
    app.addHook('onRequest', async (request, reply) => ((await sendToHttps(host, request, reply)) ? reply : undefined))
  }
  app.addHook('onResponse', recordRequests(host.log, metrics))
  hangUpWhenStopping(app)
  app.setErrorHandler((error, request, reply) => answerFault(host.log, error, { request, reply }))
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, kernelRefusals.unknown_route))
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024, globalDecompression: false })

  registerHealth(app, { host, options, lifecycle })
  registerMetrics(app, metrics, host.config.metricsToken)
  registerProblems(app)
  await app.register(async (api) => registerApi(api, host, options), { prefix: '/api/v1' })
  return app
}

function createServer(host: Host, options: HttpOptions): FastifyInstance {
  return fastify({
    logger: false,
    trustProxy: (_address, hop) => hop < host.config.trustProxy,
    bodyLimit: host.config.bodyLimit ?? DEFAULT_BODY_LIMIT,
    connectionTimeout: 60_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    handlerTimeout: options.deadlineMs ?? 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 1_000 },
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    rewriteUrl: (request) => canonicalUrl(request.url ?? '/', request.headers.accept),
    clientErrorHandler: answerUnreadable,
    // These happen before any hook.
    frameworkErrors: (error, request, reply) =>
      void answerFault(host.log, error, { request, reply: reply.headers(securityHeaders(host.config)) }),
  })
}

function registerApi(api: FastifyInstance, host: Host, options: HttpOptions): void {
  acceptJsonAndFiles(api)
  api.addHook('onRequest', (request, reply, done) => {
    if (request.headers.origin === undefined) return done()
    allowCrossOrigin(host, request, reply).then(() => done(), done)
  })
  api.setNotFoundHandler((_request, reply) => sendProblem(reply, kernelRefusals.unknown_route))
  registerDocs(api, host, options)
  registerRoutes(api, { host, limits: api.rateLimits, options })
}

const FILES = /^(image\/[\w.+-]+|text\/csv|application\/x-www-form-urlencoded)/

// An action without input may come with the content type and nothing behind it.
function acceptJsonAndFiles(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser('error', 'error')
  api.removeAllContentTypeParsers()
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    return parse(request, body as string, done)
  })
  // Only contracts that say `body` take these; `inputReader` refuses them everywhere else.
  api.addContentTypeParser(FILES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}
