import { laws as access } from '@guildhall/access/testing/laws'
import { laws as administration } from '@guildhall/administration/testing/laws'
import { laws as audit } from '@guildhall/audit/testing/laws'
import { type Contract, covers } from '@guildhall/kernel/host'
import { type Answer, casesOf, type World, world } from '@guildhall/kernel/testing'
import { laws as notify } from '@guildhall/notify/testing/laws'
import { laws as tenants } from '@guildhall/tenants/testing/laws'
import { beforeAll, expect, test } from 'vitest'
import { manifestOf, shippedBlueprints } from '../src/blueprints.ts'
import { sections } from '../testing/community.ts'

const probes = [administration, access, audit, notify, tenants]

// Every endpoint of an administration, asked by somebody of every role of every blueprint: whoever holds no right of
// the endpoint's module is turned away, by whatever address they come.

/** Below these addresses lies what is for everybody about themselves, or opened by more than its own module's rights. */
const forEverybody = new Set([
  'administration.show-navigation',
  'access.list-my-rights',
  'access.show-elevation',
  'access.end-elevation',
  'access.end-development',
])
const isAdministration = ({ path, access, name }: Contract) =>
  /^\/(admin|administration|access|community\/(settings|domains))(\/|$)/.test(path) &&
  access === 'member' &&
  !forEverybody.has(name)

type Role = { key: string; permissions?: string[]; inherits?: string[]; visitor?: true; name: string }
type Held = { key: string; name: string; holds: string[] }
type Endpoint = { address: string; contract: Contract; needs: readonly string[]; input: Readonly<Record<string, unknown>> }

let here: World
let roles: Held[]
let endpoints: Endpoint[]

beforeAll(async () => {
  const { host } = await world()
  roles = await rolesOfBlueprints(host.registry)
  const { roles: own } = sections.access
  const theirs = roles.map(({ key, name, holds }) => ({ key, name, permissions: [...new Set(holds)] }))
  here = await world({ sections: { access: { roles: [...own, ...theirs] } } })
  endpoints = await endpointsOf(here)
}, 60_000)

test('[ADM-04] the administration’s endpoints and its aliases are found by their manifests', () => {
  expect(endpoints.length).toBeGreaterThan(40)
  expect(endpoints.map(({ address }) => address)).toContain('DELETE /admin/users/:member')
  expect(roles.length).toBeGreaterThan(20)
})

test('[ADM-04] whoever lacks every right of an endpoint’s module is turned away from it', { timeout: 120_000 }, async () => {
  const letIn: string[] = []
  let asked = 0
  for (const role of roles) {
    const who = here.as({ roles: [role.key] })
    for (const { address, contract, needs, input } of endpoints) {
      if (needs.some((right) => role.holds.some((held) => covers(held, right)))) continue
      asked++
      const answer: Answer = await who.call(contract, input as never)
      if (![403, 404].includes(answer.status)) letIn.push(`${role.key} at ${address}: ${answer.status}`)
    }
  }
  expect(letIn).toEqual([])
  expect(asked).toBeGreaterThan(500)
})

test('[ADM-04] visitors are asked to sign in, and administrators are let in', async () => {
  const visitor = here.as('visitor')
  for (const { address, contract, input } of endpoints)
    expect((await visitor.call(contract, input as never)).status, address).toBe(401)
  const admin = here.as({ roles: ['admin'] })
  const reads = endpoints.filter(({ contract, input }) => contract.method === 'GET' && Object.keys(input).length === 0)
  for (const { address, contract, input } of reads) expect((await admin.call(contract, input as never)).status, address).toBe(200)
})

test('[ADM-05] latency and errors of the administration are measured by route, and by nothing a caller typed', async () => {
  const member = here.as({ roles: ['member'] })
  await here.as({ roles: ['admin'] }).get('/administration/members?q=somebody-in-particular')
  await member.get('/administration/members')
  const { body } = await here.request({ method: 'GET', url: '/metrics' })
  const of = (status: number) =>
    new RegExp(
      `http_request_duration_seconds_(bucket|count)\\{[^}]*method="GET"[^}]*route="/api/v1/administration/members"[^}]*status="${status}"[^}]*\\} [1-9]`,
    )
  expect(body).toMatch(of(200))
  expect(body).toMatch(of(403))
  expect(body).not.toContain('somebody-in-particular')
})

/** Every role of every shipped blueprint under a name of its own, with everything it holds. */
async function rolesOfBlueprints(registry: World['host']['registry']) {
  const all: Held[] = []
  for (const blueprint of await shippedBlueprints()) {
    const { access: section } = await manifestOf(registry, blueprint)
    const { roles: listed } = section as { roles: Role[] }
    const held = (key: string): string[] => {
      const role = listed.find((one) => one.key === key)
      return role ? [...(role.permissions ?? []), ...(role.inherits ?? []).flatMap(held)] : []
    }
    for (const { key, name } of listed.filter(({ visitor }) => !visitor))
      all.push({ key: `${blueprint}-${key}`, name: `${name} (${blueprint})`, holds: held(key) })
  }
  return all
}

/** Contracts and aliases with an input that an administrator succeeds with. */
async function endpointsOf(at: World): Promise<Endpoint[]> {
  const { registry } = at.host
  const found: Endpoint[] = []
  for (const { contract, sample } of casesOf(registry, probes).cases) {
    const owner = registry.owners.get(contract.name)
    const aliases = Object.entries(owner?.aliases ?? {}).filter(([, name]) => name === contract.name)
    const addresses = [{ method: contract.method, path: contract.path }, ...aliases.map(([address]) => partsOf(address))]
    const wanted = addresses.map((address) => ({ ...contract, ...address }) as Contract).filter(isAdministration)
    if (wanted.length === 0) continue
    const { input } = await sample(at)
    const needs = Object.keys(owner?.permissions ?? {})
    for (const each of wanted) found.push({ address: `${each.method} ${each.path}`, contract: each, needs, input })
  }
  return found
}

function partsOf(address: string) {
  const [method = 'GET', path = '/'] = address.split(' ')
  return { method, path } as Pick<Contract, 'method' | 'path'>
}
