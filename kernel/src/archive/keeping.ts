import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Site } from '../command/unit.ts'
import type { Module } from '../module/module.ts'

type Whose = { site: Site; tenantId: string }

/** Bytes of everything modules keep of a tenant outside the database. */
export async function weighKept(modules: readonly Module[], { site, tenantId }: Whose): Promise<number> {
  let bytes = 0
  for (const { kept } of modules) if (kept) for await (const file of kept.list(site, tenantId)) bytes += file.bytes
  return bytes
}

/** Erases all of that, and the archives made of the tenant. */
export async function eraseKept(modules: readonly Module[], { site, tenantId }: Whose): Promise<void> {
  for (const { kept } of modules) await kept?.erase(site, tenantId)
  await rm(archivesOf(site, tenantId), { recursive: true, force: true })
}

/** Folder of a tenant's archives. */
export const archivesOf = ({ dataDir }: Pick<Site, 'dataDir'>, tenantId: string): string => join(dataDir, 'archives', tenantId)
