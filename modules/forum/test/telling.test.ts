import { type World, world } from '@guildhall/kernel/testing'
import { countNotices, listNotices } from '@guildhall/notify/contract'
import { blockMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { editTopic, markRead, removePost, removeTopic, replyToTopic } from '../contract/index.ts'
import { aPost, aTopic } from '../testing/factories.ts'

const member = (here: World, name?: string) => here.as({ roles: ['member'], name })
type Reader = ReturnType<typeof member>

async function told(here: World, reader: Reader) {
  await here.drain()
  const { body } = await reader.call(listNotices, {})
  return body.items.map(({ type, title, link, count, unread }) => ({ type, title, link, count, unread }))
}
const titles = async (here: World, reader: Reader) => (await told(here, reader)).map(({ title }) => title)

test('[NOT-34] replies are told to whoever started the topic, together, and lead to the first unread one', async () => {
  const here = await world()
  const [author, ben] = [member(here, 'Ana'), member(here, 'Ben')]
  const { topic } = await aTopic(author, { title: 'Where to plant figs' })
  await aPost(ben, topic)
  expect(await titles(here, author)).toEqual(['Ben replied to “Where to plant figs”'])
  await aPost(member(here, 'Cleo'), topic)
  expect(await titles(here, author)).toEqual(['2 new replies to “Where to plant figs”'])
  await aPost(author, topic)
  await aPost(ben, topic)
  expect(await told(here, author)).toMatchObject([
    {
      type: 'forum.reply',
      title: 'Ben replied to “Where to plant figs”',
      count: 1,
      link: `/t/${topic.slug}?from=1#p5`,
      unread: true,
    },
    { title: '2 new replies to “Where to plant figs”', unread: false },
  ])
})

test('[NOT-34] whoever is answered is told so, and not twice in their own topic', async () => {
  const here = await world()
  const [author, ben] = [member(here, 'Ana'), member(here, 'Ben')]
  const { topic } = await aTopic(author, { title: 'Where to plant figs' })
  const question = await aPost(ben, topic)
  await member(here, 'Cleo').call(replyToTopic, { topic: topic.id, body: 'By a wall.', replyTo: question.number })
  await member(here, 'Dan').call(replyToTopic, { topic: topic.id, body: 'In a pot.', replyTo: 1 })
  expect(await titles(here, ben)).toEqual(['Cleo answered you in “Where to plant figs”'])
  expect((await told(here, author)).map(({ type, count }) => [type, count])).toEqual([
    ['forum.answer', 1],
    ['forum.reply', 2],
  ])
})

test('reading the topic reads what was told of it, up to there', async () => {
  const here = await world()
  const [author, ben] = [member(here), member(here)]
  const { topic } = await aTopic(author)
  await aPost(ben, topic)
  await aPost(ben, topic)
  await here.drain()
  await author.call(markRead, { topic: topic.id, number: 2 })
  expect(await told(here, author)).toMatchObject([{ unread: true, link: `/t/${topic.slug}?from=1#p3` }])
  await author.call(markRead, { topic: topic.id, number: 3 })
  expect((await author.call(countNotices, {})).body.unread).toBe(0)
})

test('whoever sits before the topic is not told what they have seen come in', async () => {
  const here = await world()
  const author = member(here)
  const { topic } = await aTopic(author)
  await aPost(member(here), topic)
  await author.call(markRead, { topic: topic.id, number: 2 })
  expect(await told(here, author)).toEqual([])
})

test('nobody is told of what they may see no more', async () => {
  const here = await world()
  const [author, moderator] = [member(here, 'Ana'), here.as({ roles: ['moderator'] })]
  const { topic } = await aTopic(author, { title: 'Where to plant figs' })
  const post = await aPost(member(here, 'Ben'), topic)
  const cleo = member(here, 'Cleo')
  await aPost(cleo, topic)
  expect(await titles(here, author)).toEqual(['2 new replies to “Where to plant figs”'])
  await moderator.call(removePost, { postId: post.id })
  expect(await titles(here, author)).toEqual(['Cleo replied to “Where to plant figs”'])
  await moderator.call(editTopic, { topic: topic.id, category: 'staff' })
  expect(await titles(here, author)).toEqual([])
  expect((await author.call(countNotices, {})).body.unread).toBe(0)
  await moderator.call(editTopic, { topic: topic.id, category: 'general' })
  await author.call(blockMember, { member: (await cleo.identity()).memberId })
  expect(await titles(here, author)).toEqual([])
})

test('an author learns that a moderator removed their words, but not who', async () => {
  const here = await world()
  const [author, moderator] = [member(here), here.as({ roles: ['moderator'] })]
  const { topic } = await aTopic(member(here), { title: 'Where to plant figs' })
  const [one, own] = [await aPost(author, topic), await aPost(author, topic)]
  await author.call(removePost, { postId: own.id })
  await moderator.call(removePost, { postId: one.id })
  const { topic: second } = await aTopic(author)
  await moderator.call(removeTopic, { topic: second.id })
  await here.drain()
  const { body } = await author.call(listNotices, {})
  expect(body.items.map(({ title, actor }) => [title, actor])).toEqual([
    ['A moderator removed a topic of yours', null],
    ['A moderator removed a post of yours in “Where to plant figs”', null],
  ])
})
