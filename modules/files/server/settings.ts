import { planOf } from '@guildhall/tenants/api'
import { sql } from 'kysely'
import { usualLimits } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'

export type Limits = { maxBytes: number; maxMediaBytes: number; quotaBytes: number }
export type Settings = Limits & { linkKey: number }

/** What this community allows: what it says itself, else what is usual, within what the operator allows it. */
export async function settingsOf({ db, tenant }: Reader | Writer): Promise<Settings> {
  const row = await (db as Reader['db']).selectFrom('files_settings').selectAll().executeTakeFirst()
  const { storageMegabytes } = planOf(tenant)
  const own = row?.quota_bytes ?? usualLimits.quotaBytes
  return {
    maxBytes: row?.max_bytes ?? usualLimits.maxBytes,
    maxMediaBytes: row?.max_media_bytes ?? usualLimits.maxMediaBytes,
    quotaBytes: storageMegabytes === null ? own : Math.min(own, storageMegabytes * 1e6),
    linkKey: row?.link_key ?? 1,
  }
}

/** The limits, and how much of the room is taken: files in the bin count, uploads under way with all that was announced. */
export async function roomOf(unit: Reader | Writer): Promise<Settings & { usedBytes: number }> {
  const [settings, files, uploads] = await Promise.all([
    settingsOf(unit),
    bytesOf(unit, 'files_files'),
    bytesOf(unit, 'files_uploads'),
  ])
  return { ...settings, usedBytes: files + uploads }
}

async function bytesOf({ db }: Reader | Writer, table: 'files_files' | 'files_uploads'): Promise<number> {
  const { bytes } = await (db as Reader['db'])
    .selectFrom(table)
    .select(sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'))
    .executeTakeFirstOrThrow()
  return bytes
}
