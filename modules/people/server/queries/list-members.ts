import { allowed, type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { cardsIn } from '../cards.ts'
import { query, type Reader } from '../db.ts'
import { hiddenMembers } from '../hidden.ts'
import { seesAll } from '../policy.ts'

const MEMBERS_A_PAGE = 30
const Key = z.tuple([z.string().max(400), z.uuid()])

/** The directory: members who may be found, by name. */
export const listMembers = query(contract.listMembers, { allow: () => allowed, run: (reader, input) => page(reader, input) })

/** The same, found by words of their names. */
export const searchMembers = query(contract.searchMembers, { allow: () => allowed, run: (reader, input) => page(reader, input) })

type Row = { member_id: string; sort_name: string; location: string; languages: string[] }

async function page(reader: Reader, input: InputOf<typeof contract.listMembers>) {
  const { size, after, offset } = pagingOf(input, MEMBERS_A_PAGE, Key)
  const hidden = seesAll(reader.actor) ? [] : [...(await hiddenMembers(reader))]
  const [name, id] = after ?? [null, null]
  const { rows } = await sql<Row>`
    select * from guildhall.people_directory(
      ${input.q || null}::text, ${input.location || null}::text, ${input.language ?? null}::text, ${hidden}::uuid[],
      ${name}::text, ${id}::uuid, ${offset}::int, ${size + 1}::int)`.execute(reader.db as never)
  const { items, nextCursor } = pageFrom(rows, size, (row) => [row.sort_name, row.member_id])
  const cards = await cardsIn(
    reader,
    items.map((row) => row.member_id),
  )
  const entries = items.flatMap(({ member_id, location, languages }) => {
    const card = cards.get(member_id)
    return card ? [{ ...card, location, languages }] : []
  })
  return { items: entries, nextCursor }
}
