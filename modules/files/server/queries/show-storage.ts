import { allowed } from '@guildhall/kernel'
import { sql } from 'kysely'
import { showStorage as contract } from '../../contract/index.ts'
import { query, type Reader, type Writer } from '../db.ts'
import { managesFiles } from '../policy.ts'
import { roomOf } from '../settings.ts'

/** How much room there is and what of it is taken. */
export const showStorage = query(contract, { allow: () => allowed, run: (reader) => storageView(reader) })

export async function storageView(unit: Reader | Writer) {
  const { db, actor, site } = unit as Reader
  const { linkKey: _, ...room } = await roomOf(unit)
  const { own, quarantined, unused } = await db
    .selectFrom('files_files')
    .select([
      sql<number>`coalesce(sum(size) filter (where member_id = ${actor.memberId}), 0)::bigint`.as('own'),
      sql<number>`(count(*) filter (where state = 'quarantined'))::int`.as('quarantined'),
      sql<number>`(count(*) filter (where unused_since is not null and not is_kept))::int`.as('unused'),
    ])
    .executeTakeFirstOrThrow()
  const manages = managesFiles(actor)
  return {
    ...room,
    ownBytes: own,
    quarantined: manages ? quarantined : null,
    unused: manages ? unused : null,
    scanner: site.scannerUrl === null ? ('off' as const) : ('on' as const),
  }
}
