import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  exportBlueprint,
  formatProblem,
  installBlueprint,
  type Manifest,
  newId,
  planBlueprint,
  readBlueprint,
  toYaml,
  validateBlueprint,
} from '@guildhall/kernel/host'
import { world } from '@guildhall/kernel/testing'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'

const five = ['gimbi', 'territories', 'p2p-sandbox', 'itellico', 'care'] as const
const folderOf = (key: string) => fileURLToPath(new URL(`../../../blueprints/${key}`, import.meta.url))
const slugFor = (key: string) => `${key}-${newId().slice(-8)}`

async function shipped(key: string): Promise<Manifest> {
  const { host } = await world()
  const result = await readBlueprint(host.registry, folderOf(key))
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'))
  return result.manifest
}

test.each(five)('[PLAT-07] the blueprint %s installs with its demo, once, and exports back', async (key) => {
  const { host } = await world()
  const manifest = await shipped(key)
  expect(manifest.key).toBe(key)
  const slug = slugFor(key)
  const { tenant, created } = await installBlueprint(host, manifest, { slug, demo: true })
  expect(created).toBe(true)
  expect(await planBlueprint(host, slug, manifest)).toEqual([])
  expect((await installBlueprint(host, manifest, { slug, demo: true })).changes).toEqual([])
  const { demo: _, ...described } = manifest
  expect(await exportBlueprint(host, tenant)).toEqual({ people: {}, ...described })
})

test('[TEN-06] a territory is made from a blueprint and registered: Denmark', async () => {
  const { host } = await world()
  const slug = slugFor('dk')
  await installBlueprint(host, await shipped('territories'), { slug, name: 'Danmark' })
  expect(await host.tenants.bySlug(slug)).toMatchObject({ name: 'Danmark', blueprint: 'territories', status: 'active' })
})

test('[TEN-07, TEN-08, TEN-09] the network’s demo has five territories, each with rules of its own; they are made once', async () => {
  const { host, as } = await world()
  const manifest = await shipped('territories')
  const [first, again] = [slugFor('dk'), slugFor('dk')]
  for (const slug of [first, again]) await installBlueprint(host, manifest, { slug, demo: true })
  const { items } = (await as('visitor').get('/territories')).body as { items: { code: string; slug: string }[] }
  const network = items.filter(({ slug }) => slug === first || slug.length === 2)
  expect(network.map(({ code }) => code).sort()).toEqual(['DK', 'FI', 'IS', 'NO', 'SE'])
  const norway = await host.tenants.bySlug('no')
  if (!norway) throw new Error('Norway is not there')
  const own = host.db.tenant(norway.id)
  expect((await own.selectFrom('access_roles').select('key').where('key', '=', 'territory-admin').execute()).length).toBe(1)
  expect((await own.selectFrom('forum_categories').select('id').execute()).length).toBeGreaterThan(3)
  expect(await own.selectFrom('people_members').select('id').execute()).toEqual([])
})

test('a category a new version drops is no longer the blueprint’s, though its topics stay', async () => {
  const { host } = await world()
  const manifest = await shipped('gimbi')
  const slug = slugFor('gimbi')
  await installBlueprint(host, manifest, { slug, demo: true })
  const { demo: _, ...rest } = manifest
  const { categories } = rest.forum as { categories: unknown[] }
  const fewer: Manifest = { ...rest, forum: { categories: categories.slice(1) } }
  const { tenant, changes } = await installBlueprint(host, fewer, { slug })
  expect(changes.map(({ kind }) => kind)).toEqual(['remove'])
  expect(await planBlueprint(host, slug, fewer)).toEqual([])
  const kept = await host.db
    .tenant(tenant.id)
    .selectFrom('forum_categories')
    .select('audience')
    .where('audience', '=', 'staff')
    .execute()
  expect(kept.length).toBeGreaterThan(0)
})

test('an export written as YAML installs into an equal community', async () => {
  const { host } = await world()
  const { tenant } = await installBlueprint(host, await shipped('care'), { slug: slugFor('care') })
  const exported = await exportBlueprint(host, tenant)
  const folder = await mkdtemp(join(tmpdir(), 'export-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'care.yaml'), toYaml(exported))
  const read = await readBlueprint(host.registry, join(folder, 'care.yaml'))
  expect(read).toEqual({ ok: true, manifest: exported })
})

test('install(export(tenant)) is the tenant, whatever its roles, categories, words and branding', async () => {
  const { host } = await world()
  const permissions = [...host.registry.permissions.keys()]
  await fc.assert(
    fc.asyncProperty(manifests(permissions), async (generated) => {
      const read = validateBlueprint(host.registry, generated)
      if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
      const original = await installBlueprint(host, read.manifest, { slug: slugFor('a') })
      const exported = await exportBlueprint(host, original.tenant)
      expect(exported).toEqual(read.manifest)
      const copy = await installBlueprint(host, exported, { slug: slugFor('b') })
      expect(await exportBlueprint(host, copy.tenant)).toEqual(exported)
      expect(await planBlueprint(host, original.tenant.slug, exported)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('going from any community to any other leaves nothing to do', async () => {
  const { host } = await world()
  const permissions = [...host.registry.permissions.keys()]
  await fc.assert(
    fc.asyncProperty(manifests(permissions), manifests(permissions), async (first, second) => {
      const slug = slugFor('c')
      await installBlueprint(host, first, { slug })
      await installBlueprint(host, second, { slug })
      expect(await planBlueprint(host, slug, second)).toEqual([])
    }),
    { numRuns: 15 },
  )
})

/** Any valid manifest: roles without circles, categories, words in any script, branding. */
function manifests(permissions: readonly string[]): fc.Arbitrary<Manifest> {
  const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).map(printable)
  const key = fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6})?$/)
  const colour = fc.stringMatching(/^#[0-9a-f]{6}$/)
  const pattern = fc.constantFrom('*', ...permissions, ...permissions.map((name) => `${name.split('.')[0]}.*`))
  const role = fc.record({
    key,
    name: text,
    summary: text,
    permissions: fc.uniqueArray(pattern, { maxLength: 4 }),
    parents: fc.nat(7),
  })
  const roles = fc.uniqueArray(role, { selector: (r) => r.key, minLength: 1, maxLength: 4 }).map(withParents)
  const category = fc.record({
    key,
    name: text,
    description: text,
    colour,
    audience: fc.constantFrom('public', 'members', 'staff'),
  })
  const categories = fc
    .uniqueArray(category, { selector: (c) => c.key, maxLength: 4 })
    .map((list) => list.map((c) => ({ ...c, slug: c.key })))
  const branding = fc.record({
    primary: colour,
    accent: colour,
    font: fc.constantFrom('system', 'serif'),
    logo: fc.constant(logo),
  })
  const words = fc.dictionary(fc.constantFrom('en', 'da', 'ar'), fc.dictionary(text, text, { maxKeys: 3 }))
  const community = fc.record({
    tagline: text,
    registration: fc.constantFrom('open', 'invitation', 'organisation'),
    openToVisitors: fc.boolean(),
    branding,
    words,
    settings: fc.constantFrom({}, { forum: { editMinutes: 9 } }),
  })
  return fc
    .record({ name: text, locale: fc.constantFrom('en', 'da', 'ar', 'en-AU'), community, roles, categories })
    .map(assembled)
}

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"></path></svg>'
/** What PostgreSQL text can hold and no trimming changes. */
const printable = (text: string) => `x${text.replace(/[\p{C}\p{Z}]/gu, '')}`

type Drawn = { key: string; parents: number }
/** Inherits only from earlier roles, by the bits of a number; the first is the default, the last the visitor's. */
const withParents = <R extends Drawn>(roles: readonly R[]) =>
  roles.map(({ parents, ...role }, at) => ({
    ...role,
    inherits: roles.slice(0, at).flatMap((earlier, bit) => (parents & (1 << bit) ? [earlier.key] : [])),
    default: at === 0,
    visitor: at > 0 && at === roles.length - 1,
  }))

type Parts = Pick<Manifest, 'name' | 'locale'> & { community: unknown; roles: unknown; categories: unknown }

function assembled({ name, locale, community, roles, categories }: Parts): Manifest {
  const head = { format: 1 as const, key: 'drawn', version: '1.2.3', name, summary: '', locale, modules: ['forum'] }
  return { ...head, community, people: {}, access: { roles }, forum: { categories } }
}
