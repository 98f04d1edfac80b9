import type { Probes, World } from '@guildhall/kernel/testing'
import { addDomain } from '../contract/index.ts'
import { publishTxt } from './name-server.ts'

const admin = { roles: ['admin'] }
/** Makes the community a country's. */
async function asDenmark(host: World['host'], tenant: World['tenant']) {
  const community = { ...(tenant.settings.community as object), country: 'DK' }
  const settings = JSON.stringify({ ...tenant.settings, community })
  await host.db.global.updateTable('tenants').set({ settings }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
}

let hosts = 0
const aHost = () => `law-${++hosts}-${process.pid}.example.org`

export const laws: Probes = {
  samples: {
    'tenants.show-settings': async ({ as }) => ({ by: as(admin), input: {} }),
    'tenants.list-domains': async ({ as }) => ({ by: as(admin), input: {} }),
    'tenants.show-territory': async ({ as, tenant, host }) => {
      await asDenmark(host, tenant)
      return { by: as('visitor'), input: { code: 'DK' } }
    },
    'tenants.update-community': async ({ as }) => ({ by: as(admin), input: { tagline: 'Another line' } }),
    'tenants.update-branding': async ({ as }) => ({ by: as(admin), input: { primary: '#123456' } }),
    'tenants.update-words': async ({ as }) => ({ by: as(admin), input: { locale: 'en', words: { 'nav.home': 'Front door' } } }),
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
