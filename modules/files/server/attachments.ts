import { type AnyReader, type AnyWriter, kernelRefusals, Refused } from '@guildhall/kernel'
import type { FileCard } from '../contract/index.ts'
import { cardOf } from './cards.ts'
import { files, type Writer } from './db.ts'
import { refusals } from './errors.ts'
import { isSeen } from './find.ts'

export type Parent = { /** As in a manifest's `attachments` or `subjects`: `messaging.message`. */ noun: string; id: string }
const MOST = 10

/**
 * Makes exactly these files hang on that parent, in this order; earlier ones that are not named any more come off. Files
 * must be the actor's own, shared with members, or hang there already: else 404 as for files that do not exist.
 *
 * @param most how many one parent may have; more are refused as `too_many_attachments`
 */
export async function attachFiles(
  writer: AnyWriter,
  { parent, fileIds, most = MOST }: { parent: Parent; fileIds: readonly string[]; most?: number },
): Promise<void> {
  const tx = files.writer(writer)
  if (!isSeen(tx.site, parent.noun)) throw new Error(`No manifest says who may see a ${parent.noun}`)
  const wanted = [...new Set(fileIds)]
  if (wanted.length > most) throw new Refused(refusals.too_many_attachments.with({ details: { most } }))
  const before = await hangingOn(tx, parent)
  await checkUsable(tx, { wanted, before })
  const gone = before.filter((id) => !wanted.includes(id))
  if (gone.length > 0) await takeOff(tx, parent, gone)
  if (wanted.length > 0) await hang(tx, parent, wanted)
}

/** Takes everything off a parent that is going: its files are nobody's business any more but their owner's. */
export const detachFiles = (writer: AnyWriter, parent: Parent): Promise<void> => attachFiles(writer, { parent, fileIds: [] })

/**
 * The cards of those files by id, for whoever has decided that their reader may see them. Files in the bin are left out;
 * ones in quarantine say so and have no addresses.
 */
export async function fileCards(reader: AnyReader, ids: readonly string[]): Promise<Map<string, FileCard>> {
  if (ids.length === 0) return new Map()
  const rows = await files
    .reader(reader)
    .db.selectFrom('files_files')
    .selectAll()
    .where((where) => where('id', '=', where.fn.any(where.val(ids))))
    .where('removed_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, cardOf(row)]))
}

/** What hangs on each of those parents, in order, for whoever has decided that their reader may see them. Two statements. */
export async function attachmentsOf(
  reader: AnyReader,
  noun: string,
  parentIds: readonly string[],
): Promise<Map<string, FileCard[]>> {
  if (parentIds.length === 0) return new Map()
  const hanging = await files
    .reader(reader)
    .db.selectFrom('files_attachments')
    .select(['parent_id as parentId', 'file_id as fileId'])
    .where('noun', '=', noun)
    .where((where) => where('parent_id', '=', where.fn.any(where.val(parentIds))))
    .orderBy('position')
    .execute()
  const cards = await fileCards(reader, [...new Set(hanging.map(({ fileId }) => fileId))])
  return new Map(
    [...Map.groupBy(hanging, ({ parentId }) => parentId)].map(([parentId, its]) => [
      parentId,
      its.flatMap(({ fileId }) => cards.get(fileId) ?? []),
    ]),
  )
}

/** The parents of one noun that a file hangs on: for those who tell them that it has changed. */
export async function parentsOf(reader: AnyReader, noun: string, fileId: string): Promise<string[]> {
  const rows = await files
    .reader(reader)
    .db.selectFrom('files_attachments')
    .select('parent_id as id')
    .where('noun', '=', noun)
    .where('file_id', '=', fileId)
    .execute()
  return rows.map(({ id }) => id)
}

const hangingOn = async (tx: Writer, { noun, id }: Parent): Promise<string[]> =>
  (
    await tx.db.selectFrom('files_attachments').select('file_id').where('noun', '=', noun).where('parent_id', '=', id).execute()
  ).map(({ file_id }) => file_id)

async function checkUsable(
  tx: Writer,
  { wanted, before }: { wanted: readonly string[]; before: readonly string[] },
): Promise<void> {
  const added = wanted.filter((id) => !before.includes(id))
  if (added.length === 0) return
  const rows = await tx.db
    .selectFrom('files_files')
    .select(['id', 'member_id', 'visibility', 'state'])
    .where((where) => where('id', '=', where.fn.any(where.val(added))))
    .where('removed_at', 'is', null)
    .forUpdate()
    .execute()
  const mine = rows.filter(
    (row) => tx.actor.kind === 'system' || row.member_id === tx.actor.memberId || row.visibility !== 'private',
  )
  if (mine.length < added.length) throw new Refused(kernelRefusals.not_found)
  if (mine.some(({ state }) => state === 'quarantined')) throw new Refused(refusals.file_quarantined)
}

async function hang(tx: Writer, { noun, id }: Parent, fileIds: readonly string[]): Promise<void> {
  await tx.db
    .insertInto('files_attachments')
    .values(
      fileIds.map((fileId, position) => ({
        tenant_id: tx.tenant.id,
        noun,
        parent_id: id,
        file_id: fileId,
        position,
        created_at: tx.now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'noun', 'parent_id', 'file_id'])
        .doUpdateSet((excluded) => ({ position: excluded.ref('excluded.position') })),
    )
    .execute()
  await tx.db
    .updateTable('files_files')
    .set({ unused_since: null })
    .where((where) => where('id', '=', where.fn.any(where.val(fileIds))))
    .execute()
}

async function takeOff(tx: Writer, { noun, id }: Parent, fileIds: readonly string[]): Promise<void> {
  await tx.db
    .deleteFrom('files_attachments')
    .where('noun', '=', noun)
    .where('parent_id', '=', id)
    .where((where) => where('file_id', '=', where.fn.any(where.val(fileIds))))
    .execute()
  await tx.db
    .updateTable('files_files')
    .set({ unused_since: tx.now })
    .where((where) => where('id', '=', where.fn.any(where.val(fileIds))))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('files_attachments').select('file_id').whereRef('files_attachments.file_id', '=', 'files_files.id'))),
    )
    .execute()
}
