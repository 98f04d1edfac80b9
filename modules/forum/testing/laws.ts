import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { closeTopic, editPost, pinTopic, removePost, removeTopic, showTopic } from '../contract/index.ts'
import { visibleTopics } from '../server/policy.ts'
import { live } from '../web/live.ts'
import { aPost, aTopic } from './factories.ts'

const moderator = (world: World) => world.as({ roles: ['moderator'] })
const member = (world: World) => world.as({ roles: ['member'] })

/** A moderator calls with a fresh topic, and whatever else the contract wants. */
const onTopic =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const { topic } = await aTopic(member(world))
    return { by: moderator(world), input: { topic: topic.id, ...more } }
  }

/** A moderator calls with a fresh reply. */
const onPost =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const { topic } = await aTopic(member(world))
    const post = await aPost(member(world), topic)
    return { by: moderator(world), input: { postId: post.id, ...more } }
  }

let words = 0

export const laws: Probes = {
  samples: {
    'forum.create-topic': async (world) => ({
      by: member(world),
      input: { category: 'general', title: `A fresh topic ${++words}`, body: 'Its first words.' },
    }),
    'forum.show-topic': onTopic(),
    'forum.list-posts': onTopic(),
    'forum.reply-to-topic': onTopic({ body: 'An answer.' }),
    'forum.edit-topic': onTopic({ title: 'A better title' }),
    'forum.close-topic': onTopic(),
    'forum.reopen-topic': async (world) => {
      const { topic } = await aTopic(member(world))
      await moderator(world).call(closeTopic, { topic: topic.id })
      return { by: moderator(world), input: { topic: topic.id } }
    },
    'forum.pin-topic': onTopic({ pinned: true }),
    'forum.remove-topic': onTopic(),
    'forum.mark-read': onTopic({ number: 1 }),
    'forum.edit-post': onPost({ body: 'Better words.' }),
    'forum.remove-post': onPost(),
    'forum.search-posts': async (world) => {
      await aTopic(member(world), { body: 'Have you seen a quokka lately?' })
      await world.drain()
      return { by: member(world), input: { q: 'quokka' } }
    },
  },
  agreements: [
    {
      noun: 'topic',
      async seed(world) {
        const author = world.as({ roles: ['moderator'] })
        const topics = await Promise.all(
          ['general', 'lounge', 'staff', 'general'].map((category) => aTopic(author, { category })),
        )
        const [removed] = topics.slice(-1)
        await author.call(removeTopic, { topic: removed?.topic.id ?? '' })
        return topics.map(({ topic }) => topic.id)
      },
      visible: async (reader) => (await visibleTopics(reader).select('forum_topics.id').execute()).map(({ id }) => id),
      show: showTopic,
      input: (topic) => ({ topic }),
    },
  ],
  replays: [
    {
      name: 'a page of a topic',
      async look(world) {
        const { topic } = await aTopic(member(world))
        await aPost(member(world), topic, { body: 'Here before.' })
        return { by: world.as('visitor'), contract: showTopic, input: { topic: topic.id } }
      },
      async meanwhile(world, { topic }) {
        const someone = member(world)
        const first = await aPost(someone, { id: String(topic) }, { body: 'First news.' })
        const second = await aPost(member(world), { id: String(topic) }, { body: 'Second news.' })
        await someone.call(editPost, { postId: first.id, body: 'First news, corrected.' })
        await moderator(world).call(removePost, { postId: second.id })
        await moderator(world).call(pinTopic, { topic: String(topic), pinned: true })
        await moderator(world).call(closeTopic, { topic: String(topic) })
      },
      live,
    },
  ],
}
