import { pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { z } from 'zod'
import { listEntries as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { entriesBy } from '../filters.ts'
import { canReadLog } from '../policy.ts'
import { entryColumns, toEntry } from '../views.ts'

const ENTRIES_A_PAGE = 50
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** The log, latest first. */
export const listEntries = query(contract, {
  allow: canReadLog,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, ENTRIES_A_PAGE, Key)
    let entries = entriesBy(reader, input).select(entryColumns).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)
    if (after) entries = entries.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(...after)))
    const rows = await (offset > 0 ? entries.offset(offset) : entries).execute()
    const { items, nextCursor } = pageFrom(rows, size, (row) => [row.at, row.id])
    const people = await cards(
      reader,
      items.flatMap(({ actorId }) => actorId ?? []),
    )
    return { items: items.map((row) => toEntry(row, people)), nextCursor }
  },
})
