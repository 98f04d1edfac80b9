import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aGroup, aMessage, idOf } from '../testing/factories.ts'
import { aTown } from './people.ts'

/** Enough for the plans of long conversations; raise it to measure longer ones. */
const MESSAGES = 50_000
const BATCH = 10_000
const asked = [
  '/messages',
  '/messages/unread',
  'open',
  'open?at=unread',
  'open?at=25000',
  'open/messages?before=12000',
  '/messages/search?q=hello',
  '/messages/search?q=platypus',
  '/messages/search?q=platypus%20hello',
  '/messages/search?q=nobody-said-this',
  '/messages/search?q=hello&conversation=here',
  '/messages/search?q=word7&from=bea',
  '/messages/search?has=link',
]

test('of a long conversation any page and search is answered; how fast is printed, not asserted', {
  timeout: 600_000,
}, async () => {
  const { ann, bea, tenant, database, transact } = await aTown()
  const { id } = await aGroup(ann, [bea])
  await aMessage(ann, { conversation: id }, { body: 'The first' })
  const [author, other] = [await idOf(ann), await idOf(bea)]
  // In batches: a statement has a time limit.
  for (let from = 10; from <= MESSAGES; from += BATCH)
    await transact(async ({ db }) => {
      await sql`insert into messaging_messages (tenant_id, id, conversation_id, seq, counted, author_id, body, html, plain, has, created_at)
        select ${tenant.id}::uuid, gen_random_uuid(), ${id}::uuid, n, n, case when n % 2 = 0 then ${author}::uuid else ${other}::uuid end,
          w.words, '<p>' || w.words || '</p>', w.words, case when n % 40000 = 0 then array[U&'\\E002hlink'] else '{}' end,
          date_trunc('second', now()) - (${MESSAGES}::int - n) * interval '1 second'
        from generate_series(${from}::int, ${Math.min(from + BATCH - 1, MESSAGES)}::int) n
        cross join lateral (
          select 'hello word' || n % 97 || ' number ' || n || case when n % 90001 = 0 then ' platypus' else '' end as words) w`.execute(
        db as never,
      )
    })
  await transact(async ({ db }) => {
    await sql`update messaging_conversations set last_seq = ${MESSAGES}::int, last_shown = ${MESSAGES}::int, counted = ${MESSAGES}::int,
      last_at = now() where id = ${id}::uuid`.execute(db as never)
    await sql`update messaging_members set read_seq = ${MESSAGES - 700}::int, read_counted = ${MESSAGES - 700}::int
      where conversation_id = ${id}::uuid`.execute(db as never)
  })
  await database.owner.query('set statement_timeout = 0')
  await database.owner.query('vacuum analyze messaging_messages, messaging_members, messaging_conversations')
  const times: { ms: number; what: string }[] = []
  for (let round = 0; round < 6; round++)
    for (const what of asked) {
      const path = what.replace('open', `/messages/conversations/${id}`).replace('=here', `=${id}`).replace('=bea', `=${other}`)
      const begun = performance.now()
      const answer = await ann.get(path)
      if (round > 0) times.push({ ms: performance.now() - begun, what })
      expect([what, answer.status]).toEqual([what, 200])
    }
  times.sort((a, b) => a.ms - b.ms)
  const p95 = (some: typeof times) => some[Math.floor(some.length * 0.95)]?.ms.toFixed(1)
  const of = (part: RegExp) => times.filter(({ what }) => part.test(what))
  process.stdout.write(
    `messages of ${MESSAGES}: opening p95 ${p95(of(/open/))} ms, searching p95 ${p95(of(/search/))} ms, slowest ${times.at(-1)?.ms.toFixed(1)} ms (${times.at(-1)?.what})\n`,
  )
})
