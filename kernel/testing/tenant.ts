import { randomBytes } from 'node:crypto'
import { type Host, newId, systemActor, type Tenant } from '../src/host.ts'

export type TenantWishes = {
  locale?: string
  /** Product modules switched on; default: all. */
  modules?: readonly string[]
  /** Blueprint sections by name: each replaces the program's of that name. */
  sections?: Readonly<Record<string, unknown>>
}

const emptyBranding = { tagline: '', primary: '#334155', accent: '#0f766e', font: 'system', logo: '' }

/** A new tenant with the given blueprint sections, of which no other test knows. */
export async function freshTenant(host: Host, { locale = 'en', modules, sections = {} }: TenantWishes): Promise<Tenant> {
  const id = newId()
  const slug = `t${randomBytes(6).toString('hex')}`
  const on = modules ?? host.registry.modules.filter(({ tier }) => tier === 'product').map(({ key }) => key)
  const row = {
    id,
    slug,
    name: `Community ${slug}`,
    blueprint: 'test',
    locale,
    modules: [...on],
    branding: JSON.stringify(emptyBranding),
  }
  await host.db.global.insertInto('tenants').values(row).execute()
  host.tenants.forget()
  await installSections(host, await found(host, id), sections)
  host.tenants.forget()
  return found(host, id)
}

/** Installs the sections in the modules' order, as a blueprint would, in one transaction. */
async function installSections(host: Host, tenant: Tenant, wanted: Readonly<Record<string, unknown>>): Promise<void> {
  const known = host.registry.modules.flatMap((module) => module.sections ?? [])
  const strange = Object.keys(wanted).filter((name) => !known.some((section) => section.name === name))
  if (strange.length > 0) throw new Error(`No module has the blueprint section ${strange.join(', ')}`)
  await host.transact(tenant, systemActor(tenant.id), async (tx) => {
    for (const section of known) {
      if (section.name in wanted) await section.install(tx, section.schema.parse(wanted[section.name]))
    }
  })
}

async function found(host: Host, id: string): Promise<Tenant> {
  const tenant = await host.tenants.byId(id)
  if (!tenant) throw new Error(`The directory does not know the tenant ${id}`)
  return tenant
}
