import { kernelRefusals, Refused } from '@guildhall/kernel'
import type { Host, Trace } from '@guildhall/kernel/host'
import type { nonce, services } from '@guildhall/kernel/page'
import { checkOrigin, cookieToken, developerHeaders } from '@guildhall/kernel/runtime'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { createRequestHandler, ServerBuild as RouterBuild, RouterContextProvider } from 'react-router'
import { nonceMark, segmentsOf } from './csp.ts'
import type { Kept } from './html-cache.ts'
import type { Place } from './place.ts'
import { servicesFor } from './services.ts'
import { createSharedAnswers } from './shared-answers.ts'
import { webRequest } from './web-request.ts'

/** What entry.server exports besides its renderer: its own copy of the router, and the keys under which pages find what a request gives them. */
type Doors = {
  services: typeof services
  nonce: typeof nonce
  RouterContextProvider: new () => RouterContextProvider
  createRequestHandler: typeof createRequestHandler
}
export type ServerBuild = RouterBuild & { entry: { module: Doors } }
export type PageVisit = { request: FastifyRequest; reply: FastifyReply; place: Place; locale: string; path: string }

/** Renders one page, or runs one form's action, as whoever the session cookie says. */
export function renderer(host: Host, build: ServerBuild): (visit: PageVisit) => Promise<Kept> {
  const doors = build.entry.module
  const shared = createSharedAnswers({ now: () => performance.now() })
  const handle = doors.createRequestHandler(build, 'production')
  return async (visit) => {
    const { request, place } = visit
    if (request.method === 'POST') await checkOrigin(host, place.tenant, request)
    const actor = await whoAsks(host, visit)
    const context = new doors.RouterContextProvider()
    const traces: Trace[] = []
    context.set(doors.services, servicesFor({ ...visit, host, actor, shared, traces, limits: request.server.rateLimits }))
    context.set(doors.nonce, nonceMark)
    const response = await handle(webRequest(request, { origin: place.origin, path: visit.path }), context)
    const viewer = { 'guildhall-viewer': actor.kind === 'member' ? actor.memberId : 'nobody' }
    return kept(response, { ...developerHeaders(...traces), ...viewer })
  }
}

async function whoAsks(host: Host, { request, place }: PageVisit) {
  const token = place.site === 'community' ? cookieToken(request) : null
  const actor = (await host.authenticate(place.tenant, token)) ?? (await host.authenticate(place.tenant, null))
  if (!actor) throw new Refused(kernelRefusals.session_expired)
  return actor
}

async function kept(response: Response, more: Readonly<Record<string, string>>): Promise<Kept> {
  const segments = segmentsOf(await response.text())
  const bytes = segments.reduce((sum, segment) => sum + segment.length, 0)
  const cookies = response.headers.getSetCookie().map((cookie) => ['set-cookie', cookie] as const)
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
  return { status: response.status, headers: [...headers, ...cookies, ...Object.entries(more)], segments, bytes }
}
