import { allowed, kernelRefusals, pageFrom, pagingOf, Refused, segmentsOf } from '@guildhall/kernel'
import { hiddenMembers } from '@guildhall/people/api'
import { sql } from 'kysely'
import { z } from 'zod'
import { searchMessages as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { messageColumns, toMessages } from '../message-views.ts'
import { findConversation } from '../store.ts'

const HITS_A_PAGE = 20
const Key = z.tuple([z.iso.datetime(), z.uuid()])
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
type Hit = { id: string; created_at: string; snippet: string }

/** Searches the member's own conversations, newest first. What it may see: migrations/0002-search.sql. */
export const searchMessages = query(contract, {
  load: async (reader, { conversation }) => conversation && findConversation(reader, conversation),
  allow: () => allowed,
  async run(reader, input) {
    const { q, conversation, from, has } = input
    if (!q && !from && !has) throw new Refused(nothingAsked)
    const { size, after } = pagingOf(input, HITS_A_PAGE, Key)
    const [below, belowId] =
      after ?? (input.before ? [input.before, '00000000-0000-0000-0000-000000000000'] : ['infinity', LAST_ID])
    const { rows } = await sql<Hit>`
      select * from guildhall.messaging_search(${reader.actor.memberId}::uuid, ${q ?? null}::text, ${conversation ?? null}::uuid,
        ${from ?? null}::uuid, ${has ?? null}::text[], ${[...(await hiddenMembers(reader))]}::uuid[], ${below}::timestamptz,
        ${belowId}::uuid, ${input.after ?? null}::timestamptz, ${size + 1}::int)`.execute(reader.db as never)
    const { items, nextCursor } = pageFrom(rows, size, (hit) => [hit.created_at, hit.id])
    return { items: await withMessages(reader, items), nextCursor }
  },
})

const nothingAsked = kernelRefusals.invalid_input.with({ errors: [{ field: 'q', message: 'Give words or a filter.' }] })

async function withMessages(reader: Reader, hits: readonly Hit[]) {
  const ids = hits.map((hit) => hit.id)
  const rows = await reader.db
    .selectFrom('messaging_messages as s')
    .where((where) => where('s.id', '=', where.fn.any(where.val(ids))))
    .select(messageColumns)
    .execute()
  const messages = new Map((await toMessages(reader, rows)).map((message) => [message.id, message]))
  const names = await namesOf(reader, [...new Set(rows.map((row) => row.conversationId))])
  return hits.flatMap(({ id, snippet }) => {
    const message = messages.get(id)
    return message ? [{ message, snippet: segmentsOf(snippet), conversationName: names.get(message.conversationId) ?? '' }] : []
  })
}

async function namesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.db
    .selectFrom('messaging_conversations')
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .select(['id', 'name'])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
