import { allowed, type InputOf, pageFrom, pagingOf, requires } from '@guildhall/kernel'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { listFiles as contract, type Space } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { detailsOf } from '../details.ts'
import { shownOwners } from '../find.ts'
import { visibleFiles } from '../policy.ts'

const FILES_A_PAGE = 40
const Key = z.tuple([z.iso.datetime(), z.uuid()])
const managed: readonly Space[] = ['all', 'quarantine', 'unused']

/** Files of one space, latest first. */
export const listFiles = query(contract, {
  allow: (actor, _loaded, { space }) => (managed.includes(space) ? requires(actor, 'files.manage') : allowed),
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, FILES_A_PAGE, Key)
    let page = matching(reader, input).selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
    if (after) page = page.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)))
    const rows = await (offset > 0 ? page.offset(offset) : page).execute()
    const { items, nextCursor } = pageFrom(rows, size, (row) => [row.created_at, row.id])
    const shown = await shownOwners(reader, [...new Set(items.map((row) => row.member_id))])
    return {
      items: await detailsOf(
        reader,
        items.filter((row) => shown.has(row.member_id)),
      ),
      nextCursor,
    }
  },
})

function matching(reader: Reader, { space, q, kind, collection, versionsOf }: InputOf<typeof contract>) {
  let found = inSpace(reader, space)
  if (kind) found = found.where('kind', '=', kind)
  if (collection) found = found.where('collection_id', '=', collection)
  if (q) found = found.where(hasWords(q))
  if (!versionsOf) return found.where('is_current', '=', true)
  return found.where('lineage_id', '=', (of) => of.selectFrom('files_files').select('lineage_id').where('id', '=', versionsOf))
}

function inSpace(reader: Reader, space: Space) {
  const files = visibleFiles(reader)
  const { memberId } = reader.actor
  if (space === 'mine') return files.where('member_id', '=', memberId).where('removed_at', 'is', null)
  if (space === 'bin') return files.where('member_id', '=', memberId).where('removed_at', 'is not', null)
  if (space === 'community')
    return files.where('visibility', '<>', 'private').where('removed_at', 'is', null).where('state', '=', 'clean')
  if (space === 'quarantine') return files.where('state', '=', 'quarantined')
  if (space === 'unused') return files.where('unused_since', 'is not', null).where('is_kept', '=', false)
  return files
}

// A community has thousands of files, not millions of words: each is looked through.
function hasWords(q: string) {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(name ilike ${pattern} or description ilike ${pattern} or type ilike ${pattern} or words ilike ${pattern})`
}
