import type { FastifyInstance, HTTPMethods } from 'fastify'
import type { Registry } from '../../command/registry.ts'
import type { Contract, Method } from '../../contract/contract.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { canonicalPath, routeAliases } from '../aliases.ts'
import { sendProblem } from '../answer/problem.ts'
import { answerPreflight } from '../request/cors.ts'
import { contractRoute, type Entrance } from './contract-route.ts'
import { registerProtocol } from './protocol-route.ts'

export type Route = { method: Method; path: string; contract: Contract; alias: boolean }

/** Every address below /api/v1 and the contract behind it: the contracts' own first, then other names for them. */
export function routesOf(registry: Registry): Route[] {
  const routes: Route[] = []
  const taken = new Set<string>()
  const add = (method: Method, path: string, contract: Contract, { alias }: { alias: boolean }) => {
    const address = `${method} ${shapeOf(path)}`
    if (taken.has(address) && alias) return
    if (taken.has(address)) throw new Error(`${contract.name} declares ${method} ${path}, which another contract has already`)
    taken.add(address)
    routes.push({ method, path, contract, alias })
  }
  const contracts = [...registry.contracts.values()]
  for (const contract of contracts) add(contract.method, contract.path, contract, { alias: false })
  for (const [address, name] of declaredAliases(registry, contracts)) {
    const [method, path] = address.split(' ') as [Method, string]
    const contract = registry.contracts.get(name)
    if (!contract) throw new Error(`The alias ${address} names ${name}, which no module declares`)
    add(method, canonicalPath(path), contract, { alias: true })
  }
  for (const { method, path, contract } of [...routes]) {
    if (method === 'PATCH') add('PUT', path, contract, { alias: true })
  }
  return routes
}

/** Puts the routes into Fastify; other methods of the same addresses answer 405 with what they do take. */
export function registerRoutes(app: FastifyInstance, entrance: Entrance): void {
  const routes = routesOf(entrance.host.registry)
  const streams = routes.filter(({ contract }) => contract.body?.as === 'stream')
  for (const { method, path, contract } of routes) {
    if (contract.body?.as === 'stream') continue
    const quiet = contract.serves === 'file' ? { handlerTimeout: STREAM_DEADLINE_MS } : {}
    app.route({ method, url: path, bodyLimit: contract.body?.maxBytes, ...quiet, handler: contractRoute(entrance, contract) })
  }
  registerStreams(app, entrance, streams)
  const paths = new Map(routes.map((route) => [shapeOf(route.path), route.path]))
  for (const [shape, path] of paths) {
    const declared = new Set(routes.filter((route) => shapeOf(route.path) === shape).map((route) => route.method))
    const here = methods.filter((method) => declared.has(method))
    const allow = [...here, ...(here.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    app.route({
      method: 'OPTIONS',
      url: path,
      handler: (_request, reply) => {
        answerPreflight(reply, allow)
        return reply.code(204).header('allow', allow).send()
      },
    })
    const others = methods.filter((method) => !here.includes(method) && !fallsThrough(routes, method, path))
    if (others.length === 0) continue
    app.route({
      method: others,
      url: path,
      handler: (_request, reply) => sendProblem(reply.header('allow', allow), kernelRefusals.method_not_allowed),
    })
  }
}

/** Streams end when their bytes do; this only ends the ones nobody listens to any more. */
const STREAM_DEADLINE_MS = 2 * 60 * 60_000

// Bodies that are read as they arrive: a place of their own, where nothing parses them.
function registerStreams(app: FastifyInstance, entrance: Entrance, routes: readonly Route[]): void {
  const protocols = entrance.host.registry.modules.flatMap((module) => module.protocols ?? [])
  void app.register(async (streams) => {
    streams.removeAllContentTypeParsers()
    streams.addContentTypeParser('*', (_request, body, done) => done(null, body))
    streams.addHook('onRoute', (route) => {
      route.handlerTimeout = STREAM_DEADLINE_MS
    })
    for (const { method, path, contract } of routes) {
      streams.route({ method, url: path, handler: contractRoute(entrance, contract) })
    }
    for (const protocol of protocols) registerProtocol(streams, entrance, protocol)
  })
}

const methods: Method[] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] satisfies HTTPMethods[]

function declaredAliases(registry: Registry, contracts: readonly Contract[]): [string, string][] {
  const byAddress = new Map(contracts.map((contract) => [contract.http, contract.name]))
  const ours = Object.entries(routeAliases).flatMap(([from, to]): [string, string][] => {
    const name = byAddress.get(to as Contract['http'])
    return name ? [[from, name]] : []
  })
  return [...registry.modules.flatMap((module) => Object.entries(module.aliases ?? {})), ...ours]
}

/** Parameters are told apart by place, not by name. */
const shapeOf = (path: string) => path.replace(/:\w+/g, ':')

// `GET /topics/import` belongs to `GET /topics/:topic` even when only `POST /topics/import` is declared.
const fallsThrough = (routes: readonly Route[], method: Method, path: string) =>
  routes.some((route) => route.method === method && route.path !== path && patternOf(route.path).test(path))
const patternOf = (path: string) => new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`)
