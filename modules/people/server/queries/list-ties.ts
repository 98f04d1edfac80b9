import { allowed, kernelRefusals, pageFrom, pagingOf, Refused } from '@guildhall/kernel'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { cardsIn } from '../cards.ts'
import { query, type Reader } from '../db.ts'
import { visibleMembers } from '../policy.ts'

const CARDS_A_PAGE = 30
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** Who follows a member. */
export const listFollowers = query(contract.listFollowers, {
  load: (reader, { member }) => whose(reader, member),
  allow: () => allowed,
  run: (reader, input, { id }) => page(reader, input, { table: 'people_follows', given: 'other_id', id }),
})

/** Whom a member follows. */
export const listFollowing = query(contract.listFollowing, {
  load: (reader, { member }) => whose(reader, member),
  allow: () => allowed,
  run: (reader, input, { id }) => page(reader, input, { table: 'people_follows', given: 'member_id', id }),
})

/** Members who follow each other. */
export const listConnections = query(contract.listConnections, {
  load: (reader, { member }) => whose(reader, member),
  allow: () => allowed,
  run: (reader, input, { id }) => page(reader, input, { table: 'people_follows', given: 'member_id', id, mutual: 'both' }),
})

/** Whom the actor has blocked, for ending it. */
export const listBlocked = query(contract.listBlocked, {
  allow: () => allowed,
  run: (reader, input) => page(reader, input, { table: 'people_blocks', given: 'member_id', id: reader.actor.memberId }),
})

/** Whom the actor has muted, for ending it. */
export const listMuted = query(contract.listMuted, {
  allow: () => allowed,
  run: (reader, input) => page(reader, input, { table: 'people_mutes', given: 'member_id', id: reader.actor.memberId }),
})

async function whose(reader: Reader, member: string): Promise<{ id: string }> {
  const id = member === 'me' ? reader.actor.memberId : member
  const row = await visibleMembers(reader).where('people_members.id', '=', id).select('people_members.id').executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

type Wanted = {
  table: 'people_follows' | 'people_blocks' | 'people_mutes'
  given: 'member_id' | 'other_id'
  id: string
  mutual?: 'both'
}
type Paging = { cursor?: string | undefined; page?: number | undefined; limit?: number | undefined }

// Of follows only those the reader may see count; one's own blocks are listed whoever they are.
async function page(reader: Reader, input: Paging, { table, given, id, mutual }: Wanted) {
  const { size, after, limit, offset } = pagingOf(input as never, CARDS_A_PAGE, Key)
  const other = given === 'member_id' ? 'other_id' : 'member_id'
  let ties = reader.db
    .selectFrom(table)
    .select([`${other} as id`, 'created_at as at'])
    .where(given, '=', id)
    .orderBy('created_at', 'desc')
    .orderBy(other, 'desc')
    .limit(limit)
    .offset(offset)
  if (table === 'people_follows') ties = ties.where(other, 'in', visibleMembers(reader).select('people_members.id'))
  if (mutual)
    ties = ties.where(
      sql<SqlBool>`exists (select from people_follows back where back.member_id = people_follows.other_id and back.other_id = people_follows.member_id)`,
    )
  if (after) ties = ties.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', other), '<', tuple(...after)))
  const { items, nextCursor } = pageFrom(await ties.execute(), size, (row) => [row.at, row.id])
  const ids = items.map((row) => row.id as string)
  const cards = await cardsIn(reader, ids)
  return { items: ids.flatMap((each) => cards.get(each) ?? []), nextCursor }
}
