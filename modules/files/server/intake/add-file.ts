import { kernelRefusals, Refused } from '@guildhall/kernel'
import type { FilePurpose, Visibility } from '../../contract/index.ts'
import { fileUploaded } from '../../contract/index.ts'
import type { Writer } from '../db.ts'
import type { FileRow } from '../find.ts'
import { processFile } from '../jobs/process-file.ts'
import { visibleCollections } from '../policy.ts'
import type { Judged } from '../rules/types.ts'

export type NewFile = Judged & {
  id: string
  memberId: string
  name: string
  size: number
  /** Null: it still lies in parts. */
  sha256: string | null
  objectKey: string
  purpose: FilePurpose
  visibility: Visibility
  description: string
  collection?: string | undefined
  versionOf?: string | undefined
}

/** Makes a stored file somebody's and has it scanned. */
export async function addFile(tx: Writer, file: NewFile): Promise<FileRow> {
  const before = file.versionOf === undefined ? null : await makeRoom(tx, file.versionOf)
  if (file.collection !== undefined) await checkCollection(tx, file.collection)
  const isKept = file.purpose === 'library' || before?.is_kept === true
  const row = await tx.db
    .insertInto('files_files')
    .values({
      tenant_id: tx.tenant.id,
      id: file.id,
      member_id: file.memberId,
      collection_id: file.collection ?? before?.collection_id ?? null,
      lineage_id: before?.lineage_id ?? file.id,
      version: (before?.version ?? 0) + 1,
      name: file.name,
      type: file.type,
      kind: file.kind,
      size: file.size,
      sha256: file.sha256,
      object_key: file.objectKey,
      visibility: before?.visibility ?? file.visibility,
      description: file.description || (before?.description ?? ''),
      is_kept: isKept,
      unused_since: tx.now,
      created_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  tx.emit(fileUploaded, { fileId: row.id, memberId: row.member_id })
  tx.ask(processFile, { fileId: row.id })
  return row
}

/** The latest version of a lineage of the actor's own, which is now the latest but one. */
async function makeRoom(tx: Writer, fileId: string) {
  const named = await tx.db
    .selectFrom('files_files')
    .select('lineage_id')
    .where('id', '=', fileId)
    .where('member_id', '=', tx.actor.memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!named) throw new Refused(kernelRefusals.not_found)
  const versions = await tx.db
    .selectFrom('files_files')
    .select(['id', 'lineage_id', 'version', 'collection_id', 'visibility', 'description', 'is_kept'])
    .where('lineage_id', '=', named.lineage_id)
    .orderBy('version', 'desc')
    .forUpdate()
    .execute()
  await tx.db.updateTable('files_files').set({ is_current: false }).where('lineage_id', '=', named.lineage_id).execute()
  return versions[0] ?? null
}

export async function checkCollection(tx: Writer, id: string): Promise<void> {
  const found = await visibleCollections(tx).select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refused(kernelRefusals.not_found)
}
