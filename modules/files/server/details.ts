import { sql } from 'kysely'
import type { FileDetails } from '../contract/index.ts'
import { cardOf } from './cards.ts'
import type { Reader } from './db.ts'
import type { FileRow } from './find.ts'
import { canEditFile } from './policy.ts'

/** Files as whoever may see them sees them, in the order given. */
export async function detailsOf(reader: Reader, rows: readonly FileRow[]): Promise<FileDetails[]> {
  const uses = await usesOf(
    reader,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const may = canEditFile(reader.actor, row).allowed
    return {
      ...cardOf(row),
      ownerId: row.member_id,
      collectionId: may ? row.collection_id : null,
      visibility: row.visibility,
      version: row.version,
      createdAt: row.created_at,
      removedAt: row.removed_at,
      uses: may ? (uses.get(row.id) ?? {}) : {},
      may: { edit: may && row.removed_at === null, remove: may },
    }
  })
}

async function usesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Record<string, number>>> {
  if (ids.length === 0) return new Map()
  const rows = await reader.db
    .selectFrom('files_attachments')
    .select(['file_id as id', 'noun', sql<number>`count(*)::int`.as('count')])
    .where((where) => where('file_id', '=', where.fn.any(where.val(ids))))
    .groupBy(['file_id', 'noun'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, its]) => [
      id,
      Object.fromEntries(its.map(({ noun, count }) => [noun, count])),
    ]),
  )
}
