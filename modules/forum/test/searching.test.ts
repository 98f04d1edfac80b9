import type { OutputOf } from '@guildhall/kernel'
import { type Caller, expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { searchPosts } from '../contract/index.ts'
import { aPost, aTopic } from '../testing/factories.ts'
import { aForum } from './people.ts'

type Paging = { cursor?: string; limit?: number; page?: number }

const search = async (who: Caller, q: string, paging: Paging = {}) => (await who.call(searchPosts, { q, ...paging })).body
const found = async (who: Caller, q: string) => (await search(who, q)).items.map((hit) => `${hit.title} ${hit.number}`)

async function aLibrary() {
  const forum = await aForum()
  const { tarni, col, clock } = forum
  const write = async (title: string, body: string, replies: readonly string[] = []) => {
    clock.advance({ minutes: 1 })
    const { topic } = await aTopic(tarni, { title, body })
    for (const reply of replies) await aPost(col, topic, { body: reply })
    return topic
  }
  await write('White card renewal', 'My white card runs out in May. Who runs the course in Darwin?', [
    'The TAFE does, every Monday.',
  ])
  await write('Writing a resume', 'Six years in childcare. What goes on page one?', [
    'Put the resume gap in one honest line.',
    'Call first, then send it.',
  ])
  await write('Boots for track work', 'Mine fell apart. My resume says reliable, my boots do not.', [
    'Smørrebrød and boots, the essentials.',
  ])
  await write('Cover letters', 'Do employers read a cover letter, or only the résumé and the card?', [])
  return forum
}

test.each([
  ['resume', ['Writing a resume 1', 'Writing a resume 2', 'Boots for track work 1']],
  ['white card', ['White card renewal 1']],
  ['"cover letter"', ['Cover letters 1']],
  ['card -darwin', ['Cover letters 1']],
  ['childcare or tafe', ['Writing a resume 1', 'White card renewal 2']],
  ['SMØRREBRØD', ['Boots for track work 2']],
  ['renew', ['White card renewal 1']],
  ['boots reliab', ['Boots for track work 1']],
  ['nothing-of-the-kind', []],
])('[SRCH-08, SRCH-01] “%s” finds %j, the best first', async (q, hits) => {
  const { visitor } = await aLibrary()
  const got = await found(visitor, q)
  if (q === 'childcare or tafe') expect(got.toSorted()).toEqual(hits.toSorted())
  else expect(got).toEqual(hits)
})

test('[SRCH-07] matches are marked as segments of plain text, without markup or Markdown', async () => {
  const { tarni, visitor } = await aForum()
  await aTopic(tarni, { title: 'Safety first', body: 'Wear <b>steel</b> **boots** on site \ue000always\ue001.' })
  const [hit] = (await search(visitor, 'boot')).items
  expect(hit!.titleSegments).toEqual([{ text: 'Safety first', match: false }])
  expect(hit!.snippet.filter(({ match }) => match)).toEqual([{ text: 'boots', match: true }])
  expect(hit!.snippet.map(({ text }) => text).join('')).toMatch(/^Wear +steel +boots on site always$/)
  const [titled] = (await search(visitor, 'safety')).items
  expect(titled!.titleSegments).toEqual([
    { text: 'Safety', match: true },
    { text: ' first', match: false },
  ])
})

test('[SRCH-02] whatever is typed is an answer, never a fault', async () => {
  const { visitor } = await aLibrary()
  for (const q of [
    "'; drop table forum_posts;--",
    '"open quote',
    '-- -',
    '&&',
    "o'neil",
    '!(a|b):*',
    '\\\\',
    'a:b:*c',
    '<->',
    '%_%',
    'or or',
    '-boots',
    '\u0000x',
    'or',
  ]) {
    const answer = await visitor.get(`/forum/search?q=${encodeURIComponent(q)}`)
    expect([q, answer.status]).toEqual([q, q.includes('\u0000') ? 400 : 200])
  }
  expectRefusal(await visitor.get('/forum/search?q=a'), 'invalid_input')
  expectRefusal(await visitor.get('/forum/search'), 'invalid_input')
  expectRefusal(await visitor.get('/forum/search?q=boots&cursor=x'), 'invalid_input')
})

test('the search finds nothing hidden, removed or of another community', async () => {
  const { tarni, moderator, visitor, stranger } = await aForum()
  await aTopic(tarni, { title: 'Platypus at dawn', category: 'lounge' })
  await aTopic(moderator, { title: 'Platypus report', category: 'staff' })
  const { topic } = await aTopic(tarni, { title: 'Platypus for all' })
  const post = await aPost(tarni, topic, { body: 'platypus' })
  expect([await found(visitor, 'platypus'), await found(stranger, 'platypus')]).toEqual([
    expect.arrayContaining(['Platypus for all 1', 'Platypus for all 2']),
    [],
  ])
  expect(await found(visitor, 'platypus')).toHaveLength(2)
  expect(await found(tarni, 'platypus')).toHaveLength(3)
  expect(await found(moderator, 'platypus')).toHaveLength(4)
  await tarni.delete(`/forum/posts/${post.id}`)
  expect(await found(visitor, 'platypus')).toEqual(['Platypus for all 1'])
  await moderator.delete(`/forum/topics/${topic.id}`)
  expect(await found(visitor, 'platypus')).toEqual([])
})

test('a renamed topic and a changed post are found by their new words only', async () => {
  const { tarni, visitor } = await aForum()
  const { topic, post } = await aTopic(tarni, { title: 'Old heading', body: 'old words' })
  await tarni.patch(`/forum/topics/${topic.id}`, { title: 'Fresh heading' })
  await tarni.patch(`/forum/posts/${post.id}`, { body: 'fresh words' })
  expect([await found(visitor, 'fresh heading'), await found(visitor, 'old')]).toEqual([['Fresh heading 1'], []])
})

test('[API-17] paging through hits meets each once, by cursor and by page', async () => {
  const { tarni, visitor } = await aForum()
  const { topic } = await aTopic(tarni, { title: 'Wombats', body: 'wombat' })
  for (let i = 0; i < 9; i++) await aPost(tarni, topic, { body: `wombat ${'and more '.repeat(i % 3)}` })
  const met: number[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: OutputOf<typeof searchPosts> = await search(visitor, 'wombat', { limit: 3, cursor: cursor ?? undefined })
    met.push(...page.items.map(({ number }) => number))
    cursor = page.nextCursor
  }
  expect(met.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  const pages = await Promise.all([1, 2, 3, 4].map((page) => search(visitor, 'wombat', { limit: 3, page })))
  expect(pages.flatMap(({ items }) => items.map(({ number }) => number))).toEqual(met)
})

test('[DB-09] the search may use the word index, which row-level security keeps from everybody else', async () => {
  const { database } = await aForum()
  const planFor = async (pool: typeof database.db.appPool) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query('set local enable_seqscan = off')
      const { rows } = await client.query("explain (costs off) select id from forum_posts where search @@ 'boots'::tsquery")
      return rows.map((row) => row['QUERY PLAN']).join('\n')
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  expect(await planFor(database.db.systemPool)).toContain('forum_posts_search')
  expect(await planFor(database.db.appPool)).not.toContain('forum_posts_search')
})
