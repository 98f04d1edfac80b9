import type { Registry } from '../../command/registry.ts'
import type { Reader } from '../../command/unit.ts'
import type { Manifest } from '../head.ts'
import { activeSections } from '../manifest.ts'
import { lastInstalled } from './history.ts'

/** As `exportBlueprint`, out of any unit of work. */
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
