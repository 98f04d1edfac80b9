import type { Caller, Probes, Sample, World } from '@guildhall/kernel/testing'
import {
  deleteMessage,
  editMessage,
  listConversations,
  markRead,
  pinMessage,
  react,
  reportMessage,
  scheduleMessage,
  sendPoll,
  showConversation,
} from '../contract/index.ts'
import { visibleConversations } from '../server/policy.ts'
import { live, liveList } from '../web/live.ts'
import { aDirect, aGroup, aMessage, idOf, made } from './factories.ts'

type More = Readonly<Record<string, unknown>>
const member = (world: World) => world.as({ roles: ['member'] })
let words = 0

/** The owner of a fresh group with two others calls. */
const inGroup =
  (more: More | ((others: Caller[]) => Promise<More>) = {}, key = 'conversation'): Sample =>
  async (world) => {
    const by = member(world)
    const others = [member(world), member(world)]
    const { id } = await aGroup(by, others)
    return { by, input: { [key]: id, ...(typeof more === 'function' ? await more(others) : more) } }
  }

/** The author of a fresh message in a group calls; or somebody else who reads it. */
const onMessage =
  (more: More = {}, by: 'author' | 'reader' = 'author'): Sample =>
  async (world) => {
    const [author, reader] = [member(world), member(world)]
    const { id } = await aGroup(author, [reader])
    const message = await aMessage(author, { conversation: id }, { body: `Words ${++words}` })
    return { by: by === 'author' ? author : reader, input: { message: message.id, ...more } }
  }

const onPoll =
  (more: More = {}): Sample =>
  async (world) => {
    const by = member(world)
    const { id: conversation } = await aGroup(by, [member(world)])
    const poll = made(await by.call(sendPoll, { conversation, question: `When? ${++words}`, options: ['Now', 'Later'] }))
    return { by, input: { message: poll.id, ...more } }
  }

const onScheduled =
  (more: More = {}): Sample =>
  async (world) => {
    const by = member(world)
    const { id: conversation } = await aGroup(by, [member(world)])
    const soon = new Date(Date.parse(world.clock.now()) + 3_600_000).toISOString()
    const { id } = made(await by.call(scheduleMessage, { conversation, body: `Later ${++words}`, sendAt: soon }))
    return { by, input: { scheduled: id, ...more } }
  }

const onChannel =
  (key: string): Sample =>
  async (world) => {
    const owner = world.as({ roles: ['moderator'] })
    const { id } = made(await owner.post('/messages/conversations', { kind: 'channel', name: `Channel ${++words}`, open: true }))
    return { by: member(world), input: key === '' ? {} : { [key]: id } }
  }

export const laws: Probes = {
  samples: {
    'messaging.send-message': async (world) => {
      const by = member(world)
      return { by, input: { to: await idOf(member(world)), body: `Hello ${++words}` } }
    },
    'messaging.send-poll': inGroup(async () => ({ question: `Which? ${++words}`, options: ['This', 'That'] })),
    'messaging.vote': onPoll({ options: [1] }),
    'messaging.close-poll': onPoll(),
    'messaging.edit-message': onMessage({ body: 'Better words.' }),
    'messaging.delete-message': onMessage(),
    'messaging.react': onMessage({ emoji: '👍' }, 'reader'),
    'messaging.unreact': onMessage({ emoji: '👍' }, 'reader'),
    'messaging.pin-message': onMessage({ pinned: true }),
    'messaging.forward-message': async (world) => {
      const by = member(world)
      const [one, other] = [await aGroup(by, [member(world)]), await aGroup(by, [member(world)])]
      const message = await aMessage(by, { conversation: one.id })
      return { by, input: { message: message.id, conversations: [other.id] } }
    },
    'messaging.open-direct': async (world) => ({ by: member(world), input: { member: await idOf(member(world)) } }),
    'messaging.create-conversation': async (world) => ({ by: member(world), input: { kind: 'group', name: `Group ${++words}` } }),
    'messaging.edit-conversation': inGroup({ name: 'A better name' }),
    'messaging.add-participants': async (world) => {
      const sample = await inGroup()(world)
      return { ...sample, input: { ...sample.input, members: [await idOf(member(world))] } }
    },
    'messaging.remove-participant': inGroup(async ([other]) => ({ member: await idOf(other as Caller) })),
    'messaging.set-participant-role': inGroup(async ([other]) => ({ member: await idOf(other as Caller), role: 'admin' })),
    'messaging.leave-conversation': inGroup(),
    'messaging.join-channel': onChannel('channel'),
    'messaging.list-channels': onChannel(''),
    'messaging.answer-request': inGroup({ answer: 'accept' }),
    'messaging.tune-conversation': inGroup({ starred: true }),
    'messaging.save-draft': inGroup(async () => ({ body: `Draft ${++words}` })),
    'messaging.mark-read': inGroup({ seq: 1 }),
    'messaging.mark-message-read': onMessage({}, 'reader'),
    'messaging.mark-unread': onMessage({}, 'reader'),
    'messaging.mark-delivered': async (world) => ({ by: member(world), input: {} }),
    'messaging.edit-preferences': async (world) => ({ by: member(world), input: { receipts: ++words % 2 === 0 } }),
    'messaging.report-message': onMessage({ reason: 'spam' }, 'reader'),
    'messaging.resolve-report': async (world) => {
      const { by, input } = await onMessage({ reason: 'spam' }, 'reader')(world)
      made(await by.call(reportMessage, input as never))
      const moderator = world.as({ roles: ['moderator'] })
      const { items } = made(await moderator.get('/messages/reports'))
      return { by: moderator, input: { report: items.at(-1).id, outcome: 'dismissed' } }
    },
    'messaging.list-reports': async (world) => {
      const { by, input } = await onMessage({ reason: 'other' }, 'reader')(world)
      made(await by.call(reportMessage, input as never))
      return { by: world.as({ roles: ['moderator'] }), input: {} }
    },
    'messaging.schedule-message': async (world) => {
      const sample = await inGroup()(world)
      const sendAt = new Date(Date.parse(world.clock.now()) + 3_600_000).toISOString()
      return { ...sample, input: { ...sample.input, body: `Later ${++words}`, sendAt } }
    },
    'messaging.edit-scheduled': onScheduled({ body: 'Other words.' }),
    'messaging.cancel-scheduled': onScheduled(),
    'messaging.send-scheduled-now': onScheduled(),
    'messaging.show-conversation': inGroup(),
    'messaging.show-direct': async (world) => {
      const [by, other] = [member(world), member(world)]
      await aMessage(by, { to: other })
      return { by, input: { member: await idOf(other) } }
    },
    'messaging.list-messages': inGroup(),
    'messaging.list-participants': inGroup(),
    'messaging.list-pins': inGroup(),
    'messaging.list-versions': onMessage(),
    'messaging.show-message': async (world) => {
      const by = member(world)
      const { id: conversation } = await aGroup(by, [])
      const message = await aMessage(by, { conversation })
      return { by, input: { conversation, message: message.id } }
    },
    'messaging.search-messages': async (world) => {
      const by = member(world)
      const { id: conversation } = await aGroup(by, [])
      await aMessage(by, { conversation }, { body: 'Have you seen a quokka lately?' })
      return { by, input: { q: 'quokka' } }
    },
  },
  agreements: [
    {
      noun: 'conversation',
      async seed(world) {
        const [one, other] = [member(world), member(world)]
        const group = await aGroup(one, [other])
        const left = await aGroup(one, [other])
        await other.post(`/messages/conversations/${left.id}/leave`)
        return [group.id, left.id, await aDirect(one, other)]
      },
      visible: async (reader) => (await visibleConversations(reader).select('c.id').execute()).map(({ id }) => id),
      show: showConversation,
      input: (conversation) => ({ conversation }),
    },
  ],
  replays: [
    {
      name: 'a page of a conversation',
      async look(world) {
        const { by, conversation } = await aScene(world)
        return { by, contract: showConversation, input: { conversation } }
      },
      meanwhile: (world) => talk(world),
      live,
    },
    {
      name: 'the list of conversations',
      async look(world) {
        const { by, other } = await aScene(world)
        await aMessage(other, { conversation: (await aGroup(by, [other], { name: 'Later' })).id }, { body: 'Elsewhere.' })
        world.clock.advance({ minutes: 1 })
        return { by, contract: listConversations, input: {} }
      },
      meanwhile: (world) => talk(world),
      live: liveList,
    },
  ],
}

type Scene = { by: Caller; other: Caller; conversation: string }
const scenes = new WeakMap<World, Scene>()

/** Two in a group in which something was said; `talk` goes on with it. */
async function aScene(world: World): Promise<Scene> {
  const [by, other] = [member(world), member(world)]
  const { id: conversation } = await aGroup(by, [other])
  await aMessage(other, { conversation }, { body: 'Here before.' })
  scenes.set(world, { by, other, conversation })
  return { by, other, conversation }
}

async function talk(world: World) {
  const { by, other, conversation } = scenes.get(world) as Scene
  const { displayName } = (await by.get('/users/me')).body
  const first = await aMessage(other, { conversation }, { body: 'First news.' })
  const call = await aMessage(other, { conversation }, { body: `And @${displayName}?`, mentions: [await idOf(by)] })
  await other.call(editMessage, { message: first.id, body: 'First news, corrected.' })
  await aMessage(other, { conversation }, { body: 'In the thread.', thread: first.id })
  await by.call(react, { message: call.id, emoji: '🎉' })
  await by.call(pinMessage, { message: first.id, pinned: true })
  await by.call(markRead, { conversation, seq: call.seq })
  const answer = await aMessage(by, { conversation }, { body: 'Yes.', replyTo: call.seq })
  await other.post('/messages/delivered', {})
  await other.call(markRead, { conversation, seq: answer.seq })
  const last = await aMessage(other, { conversation }, { body: 'Forget this.' })
  await other.call(deleteMessage, { message: last.id })
}
