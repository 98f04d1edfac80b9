import { type AnyReader, kernelRefusals, Refused } from '@guildhall/kernel'
import type { Selectable } from 'kysely'
import type { FilesTables, Reader, Writer } from './db.ts'
import { visibleFiles } from './policy.ts'

export type FileRow = Selectable<FilesTables['files_files']>

/** A file this actor may see, by itself or because of what it hangs on. Hidden and missing are the same 404. */
export async function findFile(reader: Reader | Writer, id: string): Promise<FileRow> {
  const row = (await visibleFiles(reader).selectAll().where('id', '=', id).executeTakeFirst()) ?? (await hangingFile(reader, id))
  if (!row || !(await ownerShown(reader, row))) throw new Refused(kernelRefusals.not_found)
  return row
}

/** A file whoever asks, as long as it is nobody's bin: for signed addresses. */
export async function findSigned(reader: Reader, id: string): Promise<FileRow> {
  const row = await reader.db
    .selectFrom('files_files')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

/** A file this actor may change or bin: their own, or any for those who manage files. */
export async function findOwnFile(reader: Reader | Writer, id: string): Promise<FileRow> {
  const row = await visibleFiles(reader).selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

async function hangingFile(reader: Reader | Writer, id: string): Promise<FileRow | null> {
  const row = await reader.db
    .selectFrom('files_files')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('state', '<>', 'quarantined')
    .executeTakeFirst()
  return row && (await seesAParent(reader, id)) ? row : null
}

async function seesAParent(reader: Reader | Writer, fileId: string): Promise<boolean> {
  const parents = await reader.db
    .selectFrom('files_attachments')
    .select(['noun', 'parent_id as id'])
    .where('file_id', '=', fileId)
    .execute()
  for (const [noun, ids] of Map.groupBy(parents, ({ noun }) => noun)) {
    const seen = await seenAmong(
      reader,
      noun,
      ids.map(({ id }) => id),
    )
    if (seen.size > 0) return true
  }
  return false
}

/** Which of those the reader may see, as the module of the noun says; none of a noun nobody declares. */
export async function seenAmong(
  reader: AnyReader | Reader | Writer,
  noun: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { attachments, subjects } = reader.site
  const canSee = attachments.get(noun)
  if (canSee) return new Set(await canSee(reader as AnyReader, ids))
  return new Set((await subjects.get(noun)?.(reader as AnyReader, ids))?.keys() ?? [])
}

/** Does any module say who sees this noun? */
export const isSeen = ({ attachments, subjects }: AnyReader['site'], noun: string): boolean =>
  attachments.has(noun) || subjects.has(noun)

// Who has blocked somebody shows them nothing, shared or not.
async function ownerShown(reader: Reader | Writer, { member_id: owner }: FileRow): Promise<boolean> {
  const { actor } = reader
  if (actor.kind !== 'member' || actor.memberId === owner) return true
  return (await shownOwners(reader, [owner])).has(owner)
}

/** Whose files the reader may come across: without a module of people, everybody's. */
export async function shownOwners(reader: Reader | Writer, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (!reader.site.attachments.has('people.author')) return new Set(memberIds)
  return seenAmong(reader, 'people.author', memberIds)
}
