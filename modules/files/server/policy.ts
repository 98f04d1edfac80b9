import { type Actor, allowed, denied, holds, requires, type Verdict } from '@guildhall/kernel'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'

/** Pictures this actor may fetch: public ones, those for members, and their own. */
export const visibleImages = ({ db, actor }: Reader) =>
  db
    .selectFrom('files_images')
    .where((where) =>
      where.or([
        where('audience', 'in', audiencesOf(actor)),
        ...(actor.memberId === null ? [] : [where('member_id', '=', actor.memberId)]),
      ]),
    )

const audiencesOf = ({ kind }: Actor) => (kind === 'visitor' ? (['everyone'] as const) : (['everyone', 'members'] as const))

/**
 * Files this actor sees by themselves: shared ones, their own, and all for those who manage files. What they see because
 * they see what it hangs on comes on top, in `findFile`.
 */
export const visibleFiles = ({ db, actor }: Reader | Writer) => {
  const shared = actor.kind === 'visitor' ? (['public'] as const) : (['public', 'members'] as const)
  return (db as Reader['db'])
    .selectFrom('files_files')
    .where((where) =>
      where.or([
        where.and([where('visibility', 'in', shared), where('state', '<>', 'quarantined'), where('removed_at', 'is', null)]),
        ...(actor.memberId === null ? [] : [where('member_id', '=', actor.memberId)]),
        ...(managesFiles(actor) ? [where.lit(true)] : []),
      ]),
    )
}

/** Uploads are their sender's alone. */
export const visibleUploads = ({ db, actor }: Reader | Writer) =>
  (db as Reader['db']).selectFrom('files_uploads').where('member_id', '=', actor.memberId)

export const visibleCollections = ({ db, actor }: Reader | Writer) =>
  (db as Reader['db']).selectFrom('files_collections').where('member_id', '=', actor.memberId)

export const managesFiles = (actor: Actor): boolean => holds(actor, 'files.manage')

/** Owners their own, managers anybody's. */
export const canEditFile = (actor: Actor, file: { member_id: string }): Verdict =>
  file.member_id === actor.memberId ? allowed : requires(actor, 'files.manage')

/**
 * Nobody gets what did not pass the scan or is still being checked. Others than its owner get a picture once what its
 * camera wrote into it is taken out.
 */
export const canFetchFile = (
  { state, kind, preview }: { state: string; kind: string; preview: string },
  { isOwner }: { isOwner: boolean },
): Verdict => {
  if (state === 'quarantined') return denied(refusals.file_quarantined)
  const isReady = state === 'clean' && (isOwner || kind !== 'image' || preview !== 'waiting')
  return isReady ? allowed : denied(refusals.file_not_ready)
}
