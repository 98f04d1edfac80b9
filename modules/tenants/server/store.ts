import { tenantChanged } from '../contract/index.ts'
import { CommunitySettings } from './api.ts'
import type { Reader, TenantsTables, Writer } from './db.ts'
import { presentCommunity } from './presenting.ts'

type Row = TenantsTables['tenants']
type Change = Partial<Pick<Row, 'name' | 'locale' | 'modules' | 'settings' | 'branding' | 'words'>>

/** The community's row as it is now, not as memory has it. */
export const currentRow = (unit: Reader | Writer): Promise<Row> =>
  unit.db.selectFrom('tenants').selectAll().where('id', '=', unit.tenant.id).executeTakeFirstOrThrow()

/** As `currentRow`, and nobody else changes it meanwhile. */
export const heldRow = (tx: Writer): Promise<Row> =>
  tx.db.selectFrom('tenants').selectAll().where('id', '=', tx.tenant.id).forUpdate().executeTakeFirstOrThrow()

/** Changes the row, says so to everybody who keeps it in memory, and notes before and after for the audit. */
export async function changeRow(tx: Writer, before: Row, change: Change) {
  const { settings, branding, words, ...plain } = change
  const row = await tx.db
    .updateTable('tenants')
    .set({
      ...plain,
      ...(settings && { settings: JSON.stringify(settings) as never }),
      ...(branding && { branding: JSON.stringify(branding) as never }),
      ...(words && { words: JSON.stringify(words) as never }),
      updated_at: tx.now,
    })
    .where('id', '=', tx.tenant.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const changed = Object.keys(change) as (keyof Change)[]
  const of = (source: Row) => Object.fromEntries(changed.map((key) => [key, source[key]]))
  tx.audit({ subject: { type: 'community', id: tx.tenant.id }, before: of(before), after: of(row) })
  tx.emit(tenantChanged, { tenantId: tx.tenant.id })
  return settingsView(tx, row)
}

/** The row as administrators see it. */
export function settingsView(unit: Reader | Writer, row: Row) {
  const tenant = { ...unit.tenant, ...row }
  const { country, approval, timeZone } = CommunitySettings.parse(row.settings.community ?? {})
  return {
    ...presentCommunity(tenant, unit.site.addressOf(tenant)),
    words: row.words,
    css: row.branding.css ?? '',
    sheet: row.branding.sheet ?? '',
    country,
    approval,
    timeZone,
    status: row.status,
  }
}
