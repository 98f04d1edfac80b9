import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aDirect, aGroup, aMessage, idOf } from '../testing/factories.ts'
import { aTown } from './people.ts'

type Hit = { message: { body: string }; snippet: { text: string; match: boolean }[] }

async function aLibrary() {
  const town = await aTown()
  const { ann, bea, cem, clock } = town
  const direct = await aDirect(ann, bea)
  const { id: group } = await aGroup(ann, [bea, cem], { name: 'Trip' })
  const say = async (who: typeof ann, conversation: string, body: string) => {
    clock.advance({ minutes: 1 })
    return aMessage(who, { conversation }, { body })
  }
  await say(ann, direct, 'The white card runs out in May')
  await say(bea, direct, 'Renew the card at https://tafe.example')
  await say(cem, group, 'Boots and a card game')
  await say(bea, group, 'Smørrebrød for everyone')
  const found = async (who: typeof ann, query: string) =>
    (await who.get(`/messages/search?${query}`)).body.items.map((hit: Hit) => hit.message.body)
  return { ...town, direct, group, say, found }
}

test.each([
  ['q=card', ['Boots and a card game', 'Renew the card at https://tafe.example', 'The white card runs out in May']],
  ['q=white card', ['The white card runs out in May']],
  ['q="card game"', ['Boots and a card game']],
  ['q=card -boots', ['Renew the card at https://tafe.example', 'The white card runs out in May']],
  ['q=SMØRREBRØD', ['Smørrebrød for everyone']],
  ['q=ren', ['Renew the card at https://tafe.example']],
  ['q=card%26has=link', ['Renew the card at https://tafe.example']],
  ['q=nothing-of-the-kind', []],
])('[MSG-12, SRCH-01, SRCH-08] “%s” finds %j, the newest first', async (asked, hits) => {
  const { ann, found } = await aLibrary()
  expect(await found(ann, asked.replace('%26', '&'))).toEqual(hits)
})

test('[MSG-12, MSG-22] filters narrow it: where, by whom, with what, when', async () => {
  const { ann, bea, direct, group, found, clock } = await aLibrary()
  expect(await found(ann, `q=card&conversation=${direct}`)).toHaveLength(2)
  expect(await found(ann, `from=${await idOf(bea)}`)).toEqual([
    'Smørrebrød for everyone',
    'Renew the card at https://tafe.example',
  ])
  expect(await found(ann, `q=card&from=${await idOf(ann)}`)).toEqual(['The white card runs out in May'])
  const now = clock.now()
  await aMessage(ann, { conversation: group }, { body: 'A new card' })
  expect(await found(ann, `q=card&before=${now}`)).toHaveLength(3)
  clock.advance({ minutes: 1 })
  await aMessage(ann, { conversation: group }, { body: 'The newest card' })
  expect(await found(ann, `q=card&after=${clock.now()}`)).toEqual(['The newest card'])
  expectRefusal(await ann.get('/messages/search'), 'invalid_input')
  expectRefusal(await ann.get('/messages/search?has=gold'), 'invalid_input')
})

test('[SRCH-07] matches are marked as segments of plain text, without markup or Markdown', async () => {
  const { ann, direct, say } = await aLibrary()
  await say(ann, direct, 'Wear <b>steel</b> **gumboots** on site \ue000always\ue001.')
  const [hit] = (await ann.get('/messages/search?q=gumboots')).body.items as Hit[]
  expect(hit?.snippet.filter(({ match }) => match)).toEqual([{ text: 'gumboots', match: true }])
  expect(hit?.snippet.map(({ text }) => text).join('')).toMatch(/^Wear +steel +gumboots on site always$/)
})

test('[SRCH-02] whatever is typed is an answer, never a fault, and nobody types a mark of the search’s own', async () => {
  const { ann, cem, direct } = await aLibrary()
  for (const q of [
    "'; drop table x;--",
    '"open',
    '-- -',
    '&&',
    '!(a|b):*',
    '\\\\',
    'a:b:*c',
    '<->',
    '%_%',
    'or or',
    '-boots',
    'or',
    `\ue002c${direct}`,
  ]) {
    expect([q, (await ann.get(`/messages/search?q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200])
  }
  expect((await cem.get(`/messages/search?q=${encodeURIComponent(`\ue002c${direct}`)}`)).body.items).toEqual([])
})

test('the search finds nothing of others’ conversations, nothing deleted or hidden, nothing of another community', async () => {
  const { ann, bea, cem, dot, direct, group, found, stranger } = await aLibrary()
  expect(await found(cem, 'q=card')).toEqual(['Boots and a card game'])
  expect([await found(dot, 'q=card'), await found(stranger, 'q=card')]).toEqual([[], []])
  expectRefusal(await cem.get(`/messages/search?q=card&conversation=${direct}`), 'not_found')
  const mine = await aMessage(ann, { conversation: group }, { body: 'A secret card' })
  await bea.delete(`/messages/${mine.id}?for=me`)
  expect([await found(bea, 'q=secret'), (await found(cem, 'q=secret')).length]).toEqual([[], 1])
  await ann.delete(`/messages/${mine.id}`)
  expect(await found(cem, 'q=secret')).toEqual([])
  await cem.post(`/messages/conversations/${group}/leave`)
  expect(await found(cem, 'q=card')).toEqual([])
})

test('[API-17] paging meets each hit once', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  for (let i = 0; i < 7; i++) await aMessage(ann, { conversation }, { body: `wombat number ${i}` })
  const met: string[] = []
  for (let cursor = ''; ; ) {
    const { items, nextCursor } = (await ann.get(`/messages/search?q=wombat&limit=3${cursor}`)).body
    met.push(...items.map((hit: Hit) => hit.message.body))
    if (nextCursor === null) break
    cursor = `&cursor=${nextCursor}`
  }
  expect(met).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `wombat number ${i}`))
})
