import { expect, test } from 'vitest'
import { createHttp } from '../create-http.ts'
import { tinyHost } from '../test/tiny-host.ts'
import { openApiDocument } from './openapi.ts'

async function document() {
  const { host } = await tinyHost()
  return { host, document: openApiDocument(host.registry, { version: '1.2.3' }) }
}

test('[DOC-01, API-29] the document has an operation for every contract and for nothing else', async () => {
  const { host, document: api } = await document()
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => `${operation.operationId} = ${method.toUpperCase()} ${path}`),
  )
  const contracts = [...host.registry.contracts.values()].map(
    ({ name, method, path }) => `${name} = ${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  )
  expect(api.openapi).toBe('3.1.0')
  expect(operations.sort()).toEqual(contracts.sort())
})

test('[DOC-01] a write says its body, its path parameters, who may, its limit, its aliases and its problems', async () => {
  const { document: api } = await document()
  const rename = api.paths['/library/books/{slug}']?.patch
  expect(rename).toMatchObject({
    summary: 'Gives a book another title.',
    tags: ['library'],
    security: [{ bearer: [] }, { cookie: [], csrf: [] }],
    requestBody: {
      content: { 'application/json': { schema: { type: 'object', required: ['title'], additionalProperties: false } } },
    },
    responses: { '200': {}, '400': {}, '401': {}, '403': {}, '409': {}, '429': {}, default: {} },
    'x-rate-limit': { class: 'write', points: 120, seconds: 60 },
    'x-aliases': ['PUT /library/books/:slug'],
  })
  expect(rename.requestBody.content['application/json'].schema.properties).not.toHaveProperty('slug')
  expect(rename.parameters).toContainEqual({
    name: 'slug',
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  })
  expect(rename.parameters).toContainEqual({ $ref: '#/components/parameters/IdempotencyKey' })
})

test('[DOC-01] every reference leads somewhere, and zod’s noise is gone', async () => {
  const { document: api } = await document()
  const text = JSON.stringify(api)
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] as string)
  expect(references.length).toBeGreaterThan(10)
  for (const reference of references) {
    expect(
      reference.split('/').reduce((at: any, key) => at?.[key], api),
      reference,
    ).toBeDefined()
  }
  expect(text).not.toMatch(/9007199254740991|"\$schema"|0-9a-fA-F/)
})

test('[DOC-01] the document and its page are served, and kept by who has them', async () => {
  const { host } = await document()
  const app = await createHttp(host, { version: '1.2.3' })
  const json = await app.inject('/api/v1/openapi.json')
  expect(json.json().info).toMatchObject({ title: 'Guildhall API', version: '1.2.3' })
  const again = await app.inject({ url: '/api/openapi.json', headers: { 'if-none-match': json.headers.etag as string } })
  expect(again.statusCode).toBe(304)
})

test('[DOC-01, DOC-02] the page names every operation and problem, without scripts and with its texts escaped', async () => {
  const { host } = await document()
  const answer = await (await createHttp(host)).inject('/api/v1/docs')
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
  for (const name of host.registry.contracts.keys()) expect(answer.body).toContain(`id="${name}"`)
  expect(answer.body).toContain('Books &#38; shelves.')
  expect(answer.body).not.toMatch(/<script|https?:\/\//)
})
