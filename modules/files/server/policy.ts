import type { Actor } from '@guildhall/kernel'
import type { Reader } from './db.ts'

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
