import { createHash } from 'node:crypto'
import type { ReadDb, WriteDb } from '../../db/types.ts'
import type { Manifest } from '../head.ts'

/** What a tenant was last installed from, and which demo content it has. */
export type Installed = { manifest: Manifest; demo: Readonly<Record<string, string>> }

export async function lastInstalled(db: ReadDb<any>, tenantId: string): Promise<Installed | undefined> {
  const row = await db
    .selectFrom('blueprint_installs')
    .select(['manifest', 'demo'])
    .where('tenant_id', '=', tenantId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as Installed | undefined
}

export async function recordInstall(db: WriteDb<any>, tenantId: string, { manifest, demo }: Installed): Promise<void> {
  const { demo: _, ...base } = manifest
  await db
    .insertInto('blueprint_installs')
    .values({
      tenant_id: tenantId,
      key: base.key,
      version: base.version,
      manifest: JSON.stringify(base),
      demo: JSON.stringify(demo),
    })
    .execute()
}

/** Tells demo content that is installed already from content that is not. */
export const digestOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')
