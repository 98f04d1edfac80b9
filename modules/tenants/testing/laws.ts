import { systemActor } from '@guildhall/kernel/host'
import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { addDomain, deleteCommunity, suspendCommunity } from '../contract/index.ts'
import { publishTxt } from './name-server.ts'
import { aCommunity, anOperator, aSlug, exported, because as reason } from './operator.ts'

const admin = { roles: ['admin'] }
/** Makes the community a country's. */
async function asDenmark(host: World['host'], tenant: World['tenant']) {
  const community = { ...(tenant.settings.community as object), country: 'DK' }
  const settings = JSON.stringify({ ...tenant.settings, community })
  await host.db.global.updateTable('tenants').set({ settings }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
}

/** An operator, and a community of their making to do something with. */
const operated =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = await anOperator(world)
    return { by, input: { slug: await aCommunity(by), ...more } }
  }

async function archived(world: World) {
  const by = await anOperator(world)
  const slug = await aCommunity(by)
  const { exports } = await exported(world, by, slug)
  return { by, slug, id: exports[0]?.id as string }
}

const look = { primary: '#0b3d91', accent: '#c2410c', font: 'serif', logo: '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>' }
/** An administrator of a community that knows which blueprint it was made from. */
export async function installed({ as, tenant, host }: World) {
  const community = {
    tagline: 'As it was',
    registration: 'open',
    openToVisitors: true,
    branding: look,
    words: { en: { 'nav.home': 'Hearth' } },
  }
  const manifest = {
    format: 1,
    key: 'test',
    version: '1.0.0',
    name: 'Test',
    summary: '',
    locale: 'en',
    modules: ['messaging'],
    community,
  }
  const row = { tenant_id: tenant.id, key: 'test', version: '1.0.0', manifest: JSON.stringify(manifest), demo: '{}' }
  await host.transact(tenant, systemActor(tenant.id), (tx) => tx.db.insertInto('blueprint_installs').values(row).execute())
  return { by: as(admin), look }
}

let hosts = 0
const aHost = () => `law-${++hosts}-${process.pid}.example.org`

export const laws: Probes = {
  samples: {
    'tenants.show-settings': async ({ as }) => ({ by: as(admin), input: {} }),
    'tenants.list-modules': async ({ as }) => ({ by: as(admin), input: {} }),
    'tenants.switch-module': async ({ as }) => ({ by: as(admin), input: { module: 'messaging', on: true } }),
    'tenants.show-usage': async ({ as }) => ({ by: as(admin), input: {} }),
    'tenants.list-domains': async ({ as }) => ({ by: as(admin), input: {} }),
    'tenants.show-territory': async ({ as, tenant, host }) => {
      await asDenmark(host, tenant)
      return { by: as('visitor'), input: { code: 'DK' } }
    },
    'tenants.list-all-communities': async (world) => ({ by: await anOperator(world), input: { limit: 1 } }),
    'tenants.list-blueprints': async (world) => ({ by: await anOperator(world), input: {} }),
    'tenants.plan-community': async (world) => ({ by: await anOperator(world), input: { blueprint: 'care' } }),
    'tenants.create-community': async (world) => ({
      by: await anOperator(world),
      input: { blueprint: 'p2p-sandbox', slug: aSlug() },
    }),
    'tenants.clone-community': async (world) => {
      const by = await anOperator(world)
      return { by, input: { slug: await aCommunity(by), newSlug: aSlug() } }
    },
    'tenants.show-one-community': operated(),
    'tenants.export-community': operated(),
    'tenants.change-plan': operated({ members: 20 }),
    'tenants.suspend-community': operated({ reason }),
    'tenants.archive-community': operated({ reason }),
    'tenants.activate-community': async (world) => {
      const { by, input } = await operated({ reason })(world)
      await by.call(suspendCommunity, input as never)
      return { by, input }
    },
    'tenants.delete-community': async (world) => {
      const { by, slug } = await archived(world)
      return { by, input: { slug, reason, confirm: slug } }
    },
    'tenants.restore-community': async (world) => {
      const { by, slug } = await archived(world)
      await by.call(deleteCommunity, { slug, reason, confirm: slug })
      return { by, input: { slug, reason } }
    },
    'tenants.download-export': async (world) => {
      const { by, slug, id } = await archived(world)
      return { by, input: { slug, id } }
    },
    'tenants.update-community': async ({ as }) => ({ by: as(admin), input: { tagline: 'Another line' } }),
    'tenants.update-branding': async ({ as }) => ({ by: as(admin), input: { primary: '#123456' } }),
    'tenants.check-styles': async ({ as }) => ({ by: as(admin), input: { css: 'h1 { color: #123456; position: fixed }' } }),
    'tenants.reset-branding': async (world) => {
      const { by } = await installed(world)
      return { by, input: {} }
    },
    'tenants.update-words': async ({ as }) => ({ by: as(admin), input: { locale: 'en', words: { 'nav.home': 'Front door' } } }),
    'tenants.change-words': async ({ as }) => ({ by: as(admin), input: { locale: 'en', words: { 'nav.home': 'Front door' } } }),
    'tenants.add-domain': async ({ as }) => ({ by: as(admin), input: { host: aHost() } }),
    'tenants.verify-domain': async ({ as }) => {
      const by = as(admin)
      const host = aHost()
      const { record } = (await by.call(addDomain, { host })).body
      await publishTxt(record.name, record.value)
      return { by, input: { host } }
    },
    'tenants.remove-domain': async ({ as }) => {
      const by = as(admin)
      const host = aHost()
      await by.call(addDomain, { host })
      return { by, input: { host } }
    },
  },
}
