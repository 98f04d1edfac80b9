import { buildRegistry } from '@guildhall/kernel/host'
import { casesOf, type Probes, type World, world } from '@guildhall/kernel/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../src/modules.ts'
import { attack, hostile, textFields, weaknesses, withField } from '../../testing/hostile.ts'

const probes = await Promise.all(
  modules.map(async ({ key }) => ((await import(`@guildhall/${key}/testing/laws`)) as { laws: Probes }).laws),
)
const { cases } = casesOf(buildRegistry(modules), probes)

let here: World
beforeAll(async () => {
  here = await world()
})
// Hundreds of wrong passwords from one address: whoever is tested after this comes from there too.
afterAll(() => here.database.owner.query('delete from identity_failures'))

// A sample that drains does all the work that earlier attacks have left.
describe.each(cases)('$contract.name', { timeout: 60_000 }, ({ contract, sample }) => {
  test('[SEC-04, SEC-09] attacks in every field of text are refused or kept as the text they are', async () => {
    const { by, input } = await sample(here)
    const who = await by.identity().catch(() => null)
    const authorization: Record<string, string> = who ? { authorization: `Bearer ${who.token}` } : {}
    const found: string[] = []
    for (const field of textFields(contract)) {
      for (const [name, value] of Object.entries(hostile)) {
        const answer = await attack(here, contract, { input: withField(input, field, value), authorization })
        found.push(...(answer ? weaknesses(answer) : []).map((weakness) => `${field.join('.')}, ${name}: ${weakness}`))
      }
    }
    expect(found).toEqual([])
  })

  test('[SEC-15] the answer has no place for passwords, hashes and keys of others', async () => {
    const keys = keysOf(z.toJSONSchema(contract.output, { unrepresentable: 'any' }))
    const secret = keys.filter((key) => /pass(word|wd|phrase)|hash|secret|private|salt/i.test(key) && !harmless.has(key))
    expect(contract.secretAnswer ? secret.filter((key) => key !== 'secret') : secret).toEqual([])
    const { by, input } = await sample(here)
    const { body } = await by.call(contract, input)
    expect(JSON.stringify(body ?? null)).not.toMatch(/\$argon2|\$2[aby]\$|password_hash|token_hash|sealed_|"BEGIN [A-Z ]*PRIVATE/)
  })
})

test('[SEC-04] names of JavaScript’s own are no fields, and nothing inherits from what was sent', async () => {
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const payload = `{"email":"x@example.org","password":"correct horse battery","displayName":"X","${key}":{"isAdmin":true,"polluted":1}}`
    const headers = { 'content-type': 'application/json' }
    expect((await here.request({ method: 'POST', url: '/api/v1/auth/register', headers, payload })).status).toBe(400)
  }
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

// What they say about a password, not the password.
const harmless = new Set(['passwordChangedAt', 'hasPassword', 'hasSecret', 'minPasswordScore'])

function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf)
  if (schema === null || typeof schema !== 'object') return []
  const { properties } = schema as { properties?: Record<string, unknown> }
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(keysOf)]
}

test('[SEC-04] the fields to attack are found', () => {
  const found = new Map(cases.map(({ contract }) => [contract.name, textFields(contract).map((field) => field.join('.'))]))
  expect(found.get('identity.sign-in')).toEqual(['email', 'password', 'invitation'])
  expect(found.get('forum.create-topic')).toEqual(expect.arrayContaining(['title', 'body']))
  expect([...found.values()].flat().length).toBeGreaterThan(200)
})
