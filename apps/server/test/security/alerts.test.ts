import { readFileSync } from 'node:fs'
import { buildRegistry } from '@guildhall/kernel/host'
import { type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { modules } from '../../src/modules.ts'

type Rules = { groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[] }
const text = readFileSync(new URL('../../../../deploy/alerts/security.yaml', import.meta.url), 'utf8')
const rules = (parse(text) as Rules).groups.flatMap((group) => group.rules)
const registry = buildRegistry(modules)

const figures = async ({ request }: World): Promise<string> => (await request({ url: '/metrics' })).body
const figure = (all: string, line: string): number =>
  Number(
    all
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? 0,
  )

test('[SEC-12] wrong passwords, waits and refresh tokens that come again are counted where alert rules look', async () => {
  const here = await world({ http: {} })
  const visitor = here.as('visitor')
  const watched = [
    'refusals_total{name="identity.sign-in",code="wrong_credentials"}',
    'events_committed_total{event="identity.sign-in.locked"}',
    'events_committed_total{event="identity.refresh-token.reused"}',
  ] as const
  const before = await figures(here)
  const email = `watched-${crypto.randomUUID()}@example.org`
  const person = { email, password: 'correct horse battery', displayName: 'Wim Watched' }
  const { token } = (await visitor.post('/auth/register', person)).body
  const tokens = (await visitor.post('/auth/token', {}, { headers: { authorization: `Bearer ${token}` } })).body
  await visitor.post('/auth/refresh', { refreshToken: tokens.refreshToken })
  here.clock.advance({ minutes: 1 })
  await visitor.post('/auth/refresh', { refreshToken: tokens.refreshToken })
  for (let wrong = 0; wrong < 7; wrong++) {
    here.clock.advance({ seconds: 1 })
    await visitor.post('/auth/login', { email, password: 'not the right one' })
  }
  const after = await figures(here)
  expect(watched.map((line) => figure(after, line) - figure(before, line))).toEqual([7, 1, 1])
  expect(after).not.toContain(email)
})

test.each(rules)('[SEC-12] $alert looks at a figure there is, and says what to do', ({ expr, annotations }) => {
  const [, metric = '', labels = ''] = /\((\w+)\{([^}]*)\}\[/.exec(expr) ?? []
  const of = Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]))
  expect(['refusals_total', 'events_committed_total']).toContain(metric)
  if (of.event) expect([...registry.events.keys()]).toContain(of.event)
  if (of.name) expect([...registry.contracts.keys()]).toContain(of.name)
  const codes = modules.flatMap(({ refusals }) => Object.keys(refusals)).concat('too_many_requests')
  if (of.code) expect(codes).toContain(of.code)
  expect(annotations.do).toMatch(/\.$/)
})
