import { sql } from 'kysely'
import type { Reader, Writer } from '../db.ts'

/** What a community weighs: rows, their bytes, and the bytes of what modules keep outside the database. */
export async function weigh(unit: Reader | Writer): Promise<{ rows: number; rowBytes: number; fileBytes: number }> {
  const { rows } = await sql<{ rows: number; bytes: number }>`select rows, bytes from guildhall.tenants_weigh()`.execute(
    unit.db as never,
  )
  const weight = rows[0] ?? { rows: 0, bytes: 0 }
  return { rows: weight.rows, rowBytes: weight.bytes, fileBytes: await unit.site.kept.weigh(unit.tenant.id) }
}
