import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  BlueprintFault,
  contentKey,
  defineModule,
  event,
  exportBlueprint,
  installBlueprint,
  type Manifest,
  newId,
  planBlueprint,
  section,
  systemActor,
  upgradeBlueprint,
} from '../src/host.ts'
import { toyProgram, world } from '../testing/index.ts'

const bedDug = event({ name: 'garden.bed.dug', data: z.object({ beds: z.number() }), audience: () => ['tenant'] })
const Bed = z.strictObject({ key: contentKey, plant: z.string().min(1), tags: z.array(z.string()).default([]) })

/** Keeps its beds in the tenant's settings; a plant called nettle cannot be planted. */
const garden = defineModule({
  key: 'garden',
  tier: 'foundation',
  summary: 'Beds and what grows in them.',
  migrations: new URL('./no-migrations/', import.meta.url),
  permissions: { 'garden.bed.dig': 'Dig a bed.' },
  refusals: {},
  events: [bedDug],
  sections: [
    section({
      name: 'garden',
      schema: z.strictObject({ beds: z.array(Bed).default([]) }),
      ordered: ['garden.beds'],
      async install(tx, { beds }) {
        await tx.db
          .updateTable('tenants')
          .set({ settings: JSON.stringify({ beds }) })
          .where('id', '=', tx.tenant.id)
          .execute()
        if (beds.some(({ plant }) => plant === 'nettle')) throw new Error('Nettles sting')
        tx.emit(bedDug, { beds: beds.length })
      },
      export: async ({ tenant }) => ({ beds: (tenant.settings.beds ?? []) as never }),
      demo: {
        schema: z.strictObject({ visitors: z.array(z.string()) }),
        async install(tx, { visitors }) {
          const settings = { ...tx.tenant.settings, visitors }
          await tx.db
            .updateTable('tenants')
            .set({ settings: JSON.stringify(settings) })
            .where('id', '=', tx.tenant.id)
            .execute()
        },
      },
    }),
  ],
})
const program = toyProgram([garden])

const manifest = (beds: unknown[], more: Partial<Manifest> = {}): Manifest => ({
  format: 1,
  key: 'plot',
  version: '1.0.0',
  name: 'The plot',
  summary: 'Grows.',
  locale: 'en',
  modules: [],
  garden: { beds },
  ...more,
})
const rose = { key: 'rose', plant: 'Rose', tags: ['red'] }
const leek = { key: 'leek', plant: 'Leek', tags: [] }

async function plot() {
  const { host, database } = await world({ program })
  const slug = `plot-${newId().slice(-12)}`
  /** Everything about the community that an install could touch. */
  const rows = async () => {
    const { rows: found } = await database.owner.query(
      `select t.*, (select count(*) from events e where e.tenant_id = t.id) as events,
        (select count(*) from blueprint_installs b where b.tenant_id = t.id) as installs from tenants t where slug = $1`,
      [slug],
    )
    return found
  }
  return { host, slug, rows }
}

test('[IND-03] a plan says what an install will do, the install does it, and then there is nothing left to do', async () => {
  const { host, slug, rows } = await plot()
  const planned = await planBlueprint(host, null, manifest([rose]))
  expect(planned).toContainEqual({ section: 'garden', kind: 'add', path: 'garden.beds[rose]', before: undefined, after: rose })
  expect(await rows()).toEqual([])

  const { tenant, created, changes } = await installBlueprint(host, manifest([rose]), { slug })
  expect([created, changes]).toEqual([true, planned])
  expect(tenant).toMatchObject({ slug, name: 'The plot', blueprint: 'plot', settings: { beds: [rose] } })
  expect(await planBlueprint(host, slug, manifest([rose]))).toEqual([])
})

test('[IND-03] installing again changes nothing and says so', async () => {
  const { host, slug, rows } = await plot()
  await installBlueprint(host, manifest([rose, leek]), { slug, demo: true })
  const before = await rows()
  expect(await installBlueprint(host, manifest([rose, leek]), { slug, demo: true })).toMatchObject({
    created: false,
    changes: [],
  })
  expect(await rows()).toEqual(before)
})

test('a changed manifest changes what differs, and keeps the tenant', async () => {
  const { host, slug } = await plot()
  const first = await installBlueprint(host, manifest([rose, leek]), { slug, name: 'Our plot' })
  const next = manifest([leek, { ...rose, plant: 'Dog rose' }])
  const { tenant, changes } = await installBlueprint(host, next, { slug, name: 'Our plot' })
  expect(tenant.id).toBe(first.tenant.id)
  expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
    'change garden.beds[rose].plant',
    'change garden.beds.order',
  ])
})

test('a bad manifest names path, value and what was expected, and changes nothing', async () => {
  const { host, slug, rows } = await plot()
  await installBlueprint(host, manifest([rose]), { slug })
  const before = await rows()
  const bad = manifest([leek, { key: 'Leek!', plant: '' }])
  const fault = await installBlueprint(host, bad, { slug }).catch((error) => error)
  expect(fault).toBeInstanceOf(BlueprintFault)
  expect(fault.problems).toEqual([
    { path: 'garden.beds[1].key', value: 'Leek!', expected: expect.stringContaining('lower case words') },
    { path: 'garden.beds[1].plant', value: '', expected: 'at least 1 characters' },
  ])
  expect(await rows()).toEqual(before)
})

test('a section that fails takes everything back with it, the new tenant too', async () => {
  const { host, slug, rows } = await plot()
  await expect(installBlueprint(host, manifest([{ key: 'n', plant: 'nettle' }]), { slug })).rejects.toThrow('Nettles sting')
  expect(await rows()).toEqual([])
})

test('two installs of one slug at the same time make one tenant', async () => {
  const { host, slug, rows } = await plot()
  const results = await Promise.all([1, 2, 3].map(() => installBlueprint(host, manifest([rose]), { slug })))
  expect(new Set(results.map(({ tenant }) => tenant.id)).size).toBe(1)
  expect(results.filter(({ created }) => created)).toHaveLength(1)
  expect(await rows()).toHaveLength(1)
})

test('demo content comes when asked for, once, and is no part of an export', async () => {
  const { host, slug } = await plot()
  const withDemo = manifest([rose], { demo: { garden: { visitors: ['Ada'] } } })
  const plain = await installBlueprint(host, withDemo, { slug })
  expect(plain.tenant.settings).toEqual({ beds: [rose] })
  const demo = await installBlueprint(host, withDemo, { slug, demo: true })
  expect(demo.changes.map(({ path }) => path)).toEqual(['demo.garden'])
  expect(demo.tenant.settings).toEqual({ beds: [rose], visitors: ['Ada'] })
  expect((await installBlueprint(host, withDemo, { slug, demo: true })).changes).toEqual([])
  expect(await exportBlueprint(host, demo.tenant)).toEqual(manifest([rose]))
})

test('[IND-03] an upgrade keeps what the tenant changed, and lists what both changed', async () => {
  const { host, slug } = await plot()
  const { tenant } = await installBlueprint(host, manifest([rose, leek]), { slug })
  const edited = [{ ...rose, plant: 'Dog rose', tags: ['red', 'mine'] }, leek]
  await host.transact(tenant, systemActor(tenant.id), (tx) =>
    tx.db
      .updateTable('tenants')
      .set({ name: 'Our plot', settings: JSON.stringify({ beds: edited }) })
      .where('id', '=', tenant.id)
      .execute(),
  )
  const next = manifest(
    [{ ...rose, plant: 'Tea rose', tags: ['red', 'scented'] }, leek, { key: 'fig', plant: 'Fig', tags: [] }],
    { version: '2.0.0' },
  )
  const upgraded = await upgradeBlueprint(host, next, { slug })
  expect(upgraded.conflicts).toEqual([{ path: 'garden.beds[rose].plant', base: 'Rose', theirs: 'Dog rose', ours: 'Tea rose' }])
  expect(await exportBlueprint(host, upgraded.tenant)).toEqual({
    ...manifest([{ ...rose, plant: 'Dog rose', tags: ['red', 'mine', 'scented'] }, leek, { key: 'fig', plant: 'Fig', tags: [] }]),
    version: '2.0.0',
    name: 'Our plot',
  })
  expect((await upgradeBlueprint(host, next, { slug })).changes).toEqual([])
})

test('install(export(tenant)) is the tenant', async () => {
  const { host } = await plot()
  const bed = fc.record({
    key: fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/),
    plant: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !text.includes('\0') && text !== 'nettle'),
    tags: fc.uniqueArray(fc.string({ unit: 'grapheme-ascii' })),
  })
  const beds = fc.uniqueArray(bed, { selector: ({ key }) => key, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(beds, async (generated) => {
      const original = await installBlueprint(host, manifest(generated), { slug: `a-${newId()}` })
      const exported = await exportBlueprint(host, original.tenant)
      const copy = await installBlueprint(host, exported, { slug: `b-${newId()}` })
      expect(await exportBlueprint(host, copy.tenant)).toEqual(exported)
      expect(await planBlueprint(host, original.tenant.slug, exported)).toEqual([])
      expect(exported).toEqual(manifest(generated))
    }),
    { numRuns: 25 },
  )
})
