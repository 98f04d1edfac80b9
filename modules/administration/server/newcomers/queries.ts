import { allowed, historyOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { sql } from 'kysely'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { canDecideNewcomers, visibleNewcomers } from '../policy.ts'
import { deciders as decidersOf } from '../store.ts'
import { newcomerMachine } from './machine.ts'

const A_PAGE = 50

/** Who waits, and who was not let in. */
export const listNewcomers = query(contract.listNewcomers, {
  allow: (actor) => canDecideNewcomers(actor),
  async run(reader, { status, ...asked }) {
    const { size, after, limit, offset } = pagingOf(asked, A_PAGE, z.tuple([z.iso.datetime(), z.uuid()]))
    let rows = visibleNewcomers(reader)
      .leftJoin('identity_accounts as a', 'a.id', 'm.account_id')
      .where('m.status', '=', status)
      .select(['m.id as memberId', 'm.display_name as displayName', 'm.headline', 'm.bio', 'm.hue', 'm.joined_at as askedAt'])
      .select(['a.email', lastNote.as('note')])
      .orderBy('m.joined_at')
      .orderBy('m.id')
      .limit(limit)
      .offset(offset)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('m.joined_at', 'm.id'), '>', tuple(...after)))
    const { items, nextCursor } = pageFrom(await rows.execute(), size, (row) => [row.askedAt, row.memberId])
    return { items: items.map((row) => ({ ...row, status })), nextCursor }
  },
})

const lastNote = sql<string>`coalesce((select h.reason from machine_history h
  where h.machine = ${newcomerMachine.name} and h.subject_id = m.id order by h.at desc, h.id desc limit 1), '')`

/** How the caller stands. */
export const showMembership = query(contract.showMembership, {
  allow: () => allowed,
  async run(reader) {
    const row = await reader.db
      .selectFrom('people_members')
      .where('id', '=', reader.actor.memberId)
      .select(['status', 'joined_at as since'])
      .executeTakeFirstOrThrow()
    const status = row.status as 'active' | 'waiting' | 'rejected'
    const last = (await historyOf(reader, newcomerMachine, reader.actor.memberId)).at(-1)
    const deciders = status === 'waiting' ? await whoDecides(reader) : []
    return { status, since: last?.at ?? row.since, note: last?.reason ?? '', deciders }
  },
})

async function whoDecides(reader: Reader) {
  const ids = (await decidersOf(reader)).slice(0, 20)
  const found = await cards(reader, ids)
  return ids.flatMap((id) => found.get(id) ?? [])
}
