import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { Host } from '@guildhall/kernel/host'
import { cookieToken } from '@guildhall/kernel/runtime'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cacheKey } from './cache-key.ts'
import { contentSecurityPolicy, joined } from './csp.ts'
import { createHtmlCache } from './html-cache.ts'
import { createIcons, icons } from './icons.ts'
import { localeFor } from './locale.ts'
import { type Place, placeOf } from './place.ts'
import { renderer, type ServerBuild } from './render.ts'

export type PagesOptions = {
  /** Absolute path of `build/server/index.js`; the browser's files lie beside it in `build/client`. */
  serverBuildPath: string
}

/**
 * The web pages: everything that is not the API, health or metrics. Runs inside the program, so that a page asks the host
 * directly. Visitors' pages are kept in memory until something in their community changes.
 */
export async function registerPages(app: FastifyInstance, host: Host, { serverBuildPath }: PagesOptions): Promise<void> {
  const build = (await import(pathToFileURL(serverBuildPath).href)) as ServerBuild
  const assets = join(dirname(serverBuildPath), '../client/assets')
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    maxAge: '1y',
    immutable: true,
    preCompressed: true,
    index: false,
  })
  await app.register(async (pages) => {
    pages.removeAllContentTypeParsers()
    pages.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    pages.route({ method: ['GET', 'HEAD', 'POST'], url: '/*', bodyLimit: FORM_LIMIT, handler: answerPages(host, build) })
  })
}

/** Bytes of a form with one picture in it, the largest there is. */
const FORM_LIMIT = 6 * 1024 * 1024

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

function answerPages(host: Host, build: ServerBuild): Handler {
  const cache = createHtmlCache({ now: () => performance.now() })
  const render = renderer(host, build)
  const icon = createIcons()
  return async (request, reply) => {
    const place = await placeOf(host, request)
    const path = request.raw.url ?? '/'
    const locale = localeOf(request, place)
    if (request.method === 'GET' && path in icons) {
      const mark = await render({ request, reply, place, locale, path: '/favicon.svg' })
      const png = await icon(Buffer.concat(mark.segments).toString(), path)
      return reply.header('cache-control', 'public, max-age=86400').type('image/png').send(png)
    }
    const visit = { request, reply, place, locale, path: pathFor(place, path) }
    const asksAgain = request.headers['if-none-match'] !== undefined
    const isVisitor = request.method === 'GET' && !asksAgain && cookieToken(request) === null && !isOnTheWayIn(request)
    const key = isVisitor ? cacheKey({ origin: place.origin, tenantId: place.tenant.id, locale, path: visit.path }) : null
    const version = host.feed.version(place.tenant.id)
    const page =
      key === null || place.site !== 'community' ? await render(visit) : await cache.answer(key, version, () => render(visit))
    const nonce = randomBytes(16).toString('base64')
    for (const [name, value] of page.headers) reply.header(name, value)
    reply.header('content-security-policy', contentSecurityPolicy(nonce, request.host))
    reply.header('vary', 'Cookie, Accept-Language')
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
    return reply.code(page.status).send(joined(page.segments, nonce))
  }
}

// Whoever is between two steps of signing in gets pages of their own.
const isOnTheWayIn = ({ headers }: FastifyRequest) => /guildhall_(challenge|visit)=/.test(headers.cookie ?? '')

const shared = new Set(['/favicon.svg', '/robots.txt', '/manifest.webmanifest'])

/** Outside of a community every address shows the list of communities: as the front page, or as what there is instead. */
function pathFor({ site }: Place, path: string): string {
  if (site === 'community' || shared.has(path)) return path
  if (site === 'closed') return '/closed'
  return site === 'unknown' || path.split('?')[0] === '/'
    ? `/communities${path.slice(path.indexOf('?') === -1 ? path.length : path.indexOf('?'))}`
    : '/communities/none'
}

function localeOf(request: FastifyRequest, { tenant }: Place): string {
  const query = (request.query as { lang?: string }).lang ?? null
  const { cookie, 'accept-language': accept } = request.headers
  return localeFor({ query: typeof query === 'string' ? query : null, cookie, accept, own: tenant.locale })
}
