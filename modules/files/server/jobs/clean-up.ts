import { type JobContext, job, later } from '@guildhall/kernel'
import { z } from 'zod'
import type { Copy } from '../cards.ts'
import { files, type Writer } from '../db.ts'
import { forgetUpload } from '../intake/uploads.ts'
import { copyKey } from '../rules/keys.ts'
import { storageOf } from '../storage/choose.ts'
import type { Storage } from '../storage/storage.ts'

const UNUSED_HOURS = 24
const BIN_HOURS = 30 * 24
const VERSION_HOURS = 90 * 24
/** Bytes nobody has a row for: a command that came to nothing has long ended by then. */
const LOOSE_HOURS = 24
const BATCH = 200

/**
 * Every night at 02:00 UTC: files nothing has referred to for 24 hours, what is in the bin for 30 days, earlier versions
 * after 90 days, uploads past their time, and bytes without a row. Rows go first: what is left over goes the next night.
 */
export const cleanUp = job({
  name: 'files.clean-up',
  input: z.strictObject({}),
  schedule: { cron: '0 2 * * *', zone: 'UTC', input: {} },
  async run(context) {
    const storage = await context.read(async ({ site }) => storageOf(site))
    for (;;) {
      context.signal.throwIfAborted()
      const { count, keys } = await context.transact((unit) => forget(files.writer(unit)))
      if (count === 0) break
      await storage.remove(keys)
    }
    const now = await context.read(async (unit) => unit.now)
    const before = later(now, { hours: -LOOSE_HOURS })
    await storage.remove(await looseKeys(storage, { tenantId: context.tenantId, before }, (ids) => known(context, ids)))
  },
})

const known = (context: JobContext, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  context.read(async (unit) => {
    const { db } = files.reader(unit)
    const named = (table: 'files_files' | 'files_uploads') =>
      db
        .selectFrom(table)
        .select('id')
        .where((where) => where('id', '=', where.fn.any(where.val(ids))))
        .execute()
    const found = await Promise.all([named('files_files'), named('files_uploads')])
    return new Set(found.flat().map(({ id }) => id))
  })

/** Forgets some rows that are due; the keys of their bytes. */
async function forget(tx: Writer): Promise<{ count: number; keys: string[] }> {
  const before = (hours: number) => later(tx.now, { hours: -hours })
  const gone = await tx.db
    .deleteFrom('files_files')
    .where('id', 'in', (of) =>
      of
        .selectFrom('files_files')
        .select('id')
        .where((where) =>
          where.or([
            where.and([where('unused_since', '<', before(UNUSED_HOURS)), where('is_kept', '=', false)]),
            where('removed_at', '<', before(BIN_HOURS)),
            where.and([
              where('is_current', '=', false),
              where('created_at', '<', before(VERSION_HOURS)),
              where('unused_since', 'is not', null),
            ]),
          ]),
        )
        .limit(BATCH),
    )
    .returning(['id', 'object_key', 'copies'])
    .execute()
  if (gone.length > 0)
    await tx.db
      .deleteFrom('files_attachments')
      .where((where) => where('file_id', '=', where.fn.any(where.val(gone.map(({ id }) => id)))))
      .execute()
  const uploads = await tx.db.selectFrom('files_uploads').select('id').where('expires_at', '<', tx.now).limit(BATCH).execute()
  const parts = []
  for (const { id } of uploads) parts.push(...(await forgetUpload(tx, id)))
  const objects = gone.flatMap(({ object_key: original, copies }) => [
    original,
    ...(copies as unknown as Copy[]).map(({ name }) => copyKey(original, name)),
  ])
  return { count: gone.length + uploads.length, keys: [...objects, ...parts] }
}

/** Keys of files and uploads that no row knows, and that are not of today. */
async function looseKeys(
  storage: Storage,
  { tenantId, before }: { tenantId: string; before: string },
  known: (ids: string[]) => Promise<ReadonlySet<string>>,
): Promise<string[]> {
  const byId = new Map<string, string[]>()
  for await (const { key, modifiedAt } of storage.list(`tenants/${tenantId}/`)) {
    const id = /\/(?:members\/[^/]+|uploads)\/([0-9a-f-]{36})\//.exec(key)?.[1]
    if (id && modifiedAt < before) byId.set(id, [...(byId.get(id) ?? []), key])
  }
  const rows = await known([...byId.keys()])
  return [...byId].flatMap(([id, keys]) => (rows.has(id) ? [] : keys))
}
