import { allowed } from '@guildhall/kernel'
import { sql } from 'kysely'
import { listCollections as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { visibleCollections } from '../policy.ts'

/** One's own collections. */
export const listCollections = query(contract, {
  allow: () => allowed,
  run: async (reader) => ({
    items: await visibleCollections(reader)
      .select((of) => [
        'id',
        'name',
        of
          .selectFrom('files_files')
          .select(sql<number>`count(*)::int`.as('files'))
          .whereRef('files_files.collection_id', '=', 'files_collections.id')
          .where('removed_at', 'is', null)
          .where('is_current', '=', true)
          .$asScalar()
          .$notNull()
          .as('files'),
      ])
      .orderBy('name')
      .execute(),
  }),
})
