import type { Registry } from '../../command/registry.ts'
import type { Contract } from '../../contract/contract.ts'
import { defaultLimits } from '../limits.ts'
import { pathParameters } from '../request/input.ts'
import { SESSION_COOKIE } from '../request/session.ts'
import { type Route, routesOf } from '../route/register.ts'
import { hoist, type JsonSchema, jsonSchema } from './json-schema.ts'
import { conventions, parameters, problemSchema, responses, securitySchemes } from './openapi-parts.ts'

export type OpenApiDocument = { paths: Record<string, Record<string, any>>; components: Record<string, any>; [key: string]: any }

/** The API's description, derived from the contracts: OpenAPI 3.1. */
export function openApiDocument(registry: Registry, { version = '0.0.0' } = {}): OpenApiDocument {
  const schemas: Record<string, JsonSchema> = { Problem: problemSchema }
  const paths: OpenApiDocument['paths'] = {}
  const routes = routesOf(registry)
  for (const { path, contract } of routes.filter((route) => !route.alias)) {
    const address = path.replace(/:(\w+)/g, '{$1}')
    const operation = operationOf(contract, { schemas, aliases: aliasesOf(contract, routes) })
    paths[address] = { ...paths[address], [contract.method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Guildhall API',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: conventions,
    },
    servers: [{ url: '/api/v1' }],
    tags: registry.modules.map(({ key, tier, summary }) => ({ name: key, description: summary, 'x-tier': tier })),
    paths,
    components: { schemas, parameters, responses, securitySchemes: securitySchemes(SESSION_COOKIE) },
  }
}

const aliasesOf = (contract: Contract, routes: readonly Route[]) =>
  routes.filter((route) => route.alias && route.contract === contract).map(({ method, path }) => `${method} ${path}`)

function operationOf(contract: Contract, { schemas, aliases }: { schemas: Record<string, JsonSchema>; aliases: string[] }) {
  const input = hoist(jsonSchema(contract.input, 'input'), schemas)
  const output = hoist(jsonSchema(contract.output, 'output'), schemas)
  const inPath = pathParameters(contract.path)
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const body = inQuery || contract.body ? null : without(input, inPath)
  const { points, seconds } = defaultLimits[contract.rate]
  return {
    operationId: contract.name,
    summary: contract.summary,
    tags: [contract.name.split('.')[0]],
    security: securityOf(contract),
    parameters: parametersOf(contract, input),
    ...(body && Object.keys(body.properties).length > 0 ? { requestBody: { required: true, content: json(body) } } : {}),
    ...(contract.body ? { requestBody: { required: true, content: fileContent(contract.body.types) } } : {}),
    responses: {
      ...doneOf(contract, output),
      ...problemsOf(contract),
    },
    'x-rate-limit': { class: contract.rate, points, seconds },
    ...(contract.platform ? { 'x-platform': true } : {}),
    ...(aliases.length > 0 ? { 'x-aliases': aliases } : {}),
  }
}

function doneOf({ serves }: Contract, output: JsonSchema) {
  if (serves === 'page') return { '303': { description: 'Done; goes on at a page of the community.' } }
  return { '200': { description: 'Done.', content: serves ? fileContent(['image/*']) : json(output) } }
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })

/** OpenAPI 3.1 describes bytes by their media type alone. */
const fileContent = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]))

function securityOf(contract: Contract): object[] {
  const byCookie = contract.method === 'GET' ? { cookie: [] } : { cookie: [], csrf: [] }
  const signedIn = [{ bearer: [] }, byCookie]
  return contract.access === 'member' ? signedIn : [{}, ...signedIn]
}

function parametersOf(contract: Contract, input: JsonSchema): object[] {
  const inPath = pathParameters(contract.path)
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const named = Object.entries((input.properties ?? {}) as Record<string, JsonSchema>)
    .filter(([name]) => inQuery || inPath.includes(name) || (contract.body && name !== contract.body.into))
    .map(([name, schema]) => {
      const { description, ...rest } = schema
      const where = inPath.includes(name) ? 'path' : 'query'
      const required = where === 'path' || (input.required ?? []).includes(name)
      return { name, in: where, required, ...(description ? { description } : {}), schema: rest }
    })
  const general = ['Tenant', 'RequestId', ...(contract.kind === 'command' ? ['IdempotencyKey'] : [])]
  return [...named, ...general.map((name) => ({ $ref: `#/components/parameters/${name}` }))]
}

function problemsOf(contract: Contract): Record<string, object> {
  const hasInput = Object.keys(contract.input.shape).length > 0
  const statuses = [
    ...(hasInput ? ['400'] : []),
    ...(contract.access === 'member' ? ['401', '403'] : []),
    '404',
    ...(contract.kind === 'command' ? ['409', '422'] : []),
    '429',
    'default',
  ]
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { $ref: `#/components/responses/${status === 'default' ? 'Problem' : `Problem${status}`}` },
    ]),
  )
}

const without = (schema: JsonSchema, names: readonly string[]): JsonSchema => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name))),
  ...(schema.required ? { required: schema.required.filter((name: string) => !names.includes(name)) } : {}),
})
