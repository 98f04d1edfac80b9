import type { AnyReader } from '@guildhall/kernel'

/** What passkeys are bound to: the community's own address, so that no other community, and no false one, can ask for them. */
export function relyingParty({ site, tenant }: Pick<AnyReader, 'site' | 'tenant'>) {
  const { origin, hostname } = new URL(site.addressOf(tenant))
  return { origin, host: hostname, name: tenant.name }
}
