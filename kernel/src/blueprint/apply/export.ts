import type { Host } from '../../command/host.ts'
import type { Registry } from '../../command/registry.ts'
import type { Reader } from '../../command/unit.ts'
import { systemActor } from '../../policy/actor.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { activeSections, type Manifest } from '../manifest.ts'
import { lastInstalled } from './history.ts'

/** The tenant as a manifest: installing it anywhere gives an equal tenant. Members and what they wrote are not part of it. */
export const exportBlueprint = (host: Host, tenant: Tenant): Promise<Manifest> =>
  exportFrom(host.registry, host.reader(tenant, systemActor(tenant.id)))

export async function exportFrom(registry: Registry, reader: Reader<any>): Promise<Manifest> {
  const { tenant } = reader
  const installed = await lastInstalled(reader.db, tenant.id)
  const manifest: Manifest = {
    format: 1,
    key: tenant.blueprint,
    version: installed?.manifest.version ?? '0.0.0',
    name: tenant.name,
    summary: installed?.manifest.summary ?? '',
    locale: tenant.locale,
    modules: [...tenant.modules],
  }
  for (const section of activeSections(registry, tenant.modules)) {
    manifest[section.name] = section.schema.parse(await section.export(reader))
  }
  return manifest
}
