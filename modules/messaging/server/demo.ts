import { contentKey, stableId } from '@guildhall/kernel'
import { render } from '@guildhall/kernel/text'
import { memberIdByKey } from '@guildhall/people/api'
import { z } from 'zod'
import { MessageBody } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { daysBefore, marksOf, pairOf } from './rules.ts'

const daysAgo = z.number().min(0).max(3650)
const DemoMessage = z.strictObject({
  author: contentKey,
  daysAgo,
  body: MessageBody,
  replyTo: z.number().int().min(1).optional(),
  reactions: z.record(z.string(), z.array(contentKey)).default({}),
  pinned: z.boolean().default(false),
})
const DemoConversation = z.strictObject({
  key: contentKey,
  /** A channel of the blueprint; without one a group when it has a name, otherwise two people. */
  channel: contentKey.optional(),
  name: z.string().max(80).default(''),
  people: z.array(contentKey).default([]),
  /** How many of the last messages these people have not read. */
  unread: z.record(contentKey, z.number().int().min(0)).default({}),
  messages: z.array(DemoMessage).default([]),
})
/** Conversations as if members had led them; `daysAgo` counts from the moment of installing. */
export const MessagingDemo = z.strictObject({ conversations: z.array(DemoConversation).default([]) })
type DemoConversation = z.output<typeof DemoConversation>

/** Answers to messages that their conversation does not have by then. */
export function unknownAnswers(manifest: Readonly<Record<string, unknown>>) {
  const parsed = z.object({ demo: z.object({ messaging: MessagingDemo }) }).safeParse(manifest)
  const conversations = parsed.success ? parsed.data.demo.messaging.conversations : []
  return conversations.flatMap(({ messages }, c) =>
    messages.flatMap(({ replyTo }, m) =>
      replyTo === undefined || replyTo <= m
        ? []
        : [
            {
              path: ['demo', 'messaging', 'conversations', c, 'messages', m, 'replyTo'],
              value: replyTo,
              expected: 'the number of an earlier message of this conversation, from 1',
            },
          ],
    ),
  )
}

/** Installing again adds what is new and leaves what members have since made of the rest. */
export async function installDemo(tx: Writer, { conversations }: z.output<typeof MessagingDemo>) {
  for (const conversation of conversations) await installConversation(tx, conversation)
}

async function installConversation(tx: Writer, demo: DemoConversation) {
  if (demo.messages.length === 0) return
  const ids = new Map<string, string>()
  const named = demo.messages.flatMap(({ author, reactions }) => [author, ...Object.values(reactions).flat()])
  for (const key of new Set([...demo.people, ...named, ...Object.keys(demo.unread)])) ids.set(key, await memberId(tx, key))
  const id = await putConversation(tx, demo, ids)
  if (id === null) return
  await putMembers(tx, id, { demo, ids })
  await putMessages(tx, id, { demo, ids })
}

type Known = { demo: DemoConversation; ids: ReadonlyMap<string, string> }
const idOf = ({ ids }: Pick<Known, 'ids'>, key: string) => ids.get(key) as string

/** Null when it is there already. */
async function putConversation(tx: Writer, demo: DemoConversation, ids: Known['ids']): Promise<string | null> {
  const { messages, channel, name, people } = demo
  const last = messages.length
  const figures = { last_seq: last, last_shown: last, counted: last, last_at: daysBefore(tx.now, messages.at(-1)?.daysAgo ?? 0) }
  if (channel) {
    const id = stableId(tx.tenant.id, 'messaging', 'channel', channel)
    const row = await tx.db
      .updateTable('messaging_conversations')
      .set({ ...figures, created_at: daysBefore(tx.now, messages[0]?.daysAgo ?? 0) })
      .where('id', '=', id)
      .where('last_seq', '=', 0)
      .returning('id')
      .executeTakeFirst()
    return row?.id ?? null
  }
  const id = stableId(tx.tenant.id, 'messaging', 'conversation', demo.key)
  const [one, other] = people.map((key) => idOf({ ids }, key))
  const pair = name === '' && people.length === 2 ? pairOf(one as string, other as string) : {}
  const row = await tx.db
    .insertInto('messaging_conversations')
    .values({
      ...{ tenant_id: tx.tenant.id, id, kind: 'low_id' in pair ? 'direct' : 'group', name, ...pair, ...figures },
      ...{ created_by: one ?? null, created_at: daysBefore(tx.now, messages[0]?.daysAgo ?? 0), member_count: people.length },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

async function putMembers(tx: Writer, id: string, { demo, ids }: Known) {
  const last = demo.messages.length
  const keys = [...new Set([...demo.people, ...demo.messages.map(({ author }) => author), ...Object.keys(demo.unread)])]
  const isDirect = demo.channel === undefined && demo.name === '' && demo.people.length === 2
  const rows = keys.map((key, index) => {
    const read = Math.max(0, last - (demo.unread[key] ?? 0))
    return {
      ...{ tenant_id: tx.tenant.id, conversation_id: id, member_id: idOf({ ids }, key), joined_at: daysBefore(tx.now, 30) },
      other_id: isDirect ? idOf({ ids }, demo.people[1 - index] as string) : null,
      role: !isDirect && index === 0 ? ('owner' as const) : ('member' as const),
      ...{ read_seq: read, read_counted: read, seen_seq: read, delivered_seq: last },
    }
  })
  const marks = ['read_seq', 'read_counted', 'seen_seq', 'delivered_seq'] as const
  await tx.db
    .insertInto('messaging_members')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'conversation_id', 'member_id'])
        .doUpdateSet((set) => Object.fromEntries(marks.map((mark) => [mark, set.ref(`excluded.${mark}`)]))),
    )
    .execute()
  await tx.db
    .updateTable('messaging_conversations')
    .set((set) => ({
      member_count: set
        .selectFrom('messaging_members')
        .where('conversation_id', '=', id)
        .where('left_at', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('count')),
    }))
    .where('id', '=', id)
    .execute()
}

async function putMessages(tx: Writer, id: string, { demo, ids }: Known) {
  const messages = demo.messages.map((message, index) => {
    const { html, plain } = render(message.body)
    const at = daysBefore(tx.now, message.daysAgo)
    return {
      ...{ tenant_id: tx.tenant.id, id: messageId(tx, demo, index), conversation_id: id, seq: index + 1, counted: index + 1 },
      ...{ author_id: idOf({ ids }, message.author), body: message.body, html, plain, reply_to: message.replyTo ?? null },
      ...{ has: marksOf({ html, kind: 'text', pinned: message.pinned }), created_at: at, pinned_at: message.pinned ? at : null },
    }
  })
  await tx.db.insertInto('messaging_messages').values(messages).execute()
  const reactions = demo.messages.flatMap((message, index) =>
    Object.entries(message.reactions).flatMap(([emoji, keys]) =>
      keys.map((key) => ({
        ...{ tenant_id: tx.tenant.id, message_id: messageId(tx, demo, index), member_id: idOf({ ids }, key), emoji },
        at: daysBefore(tx.now, message.daysAgo),
      })),
    ),
  )
  if (reactions.length > 0) await tx.db.insertInto('messaging_reactions').values(reactions).execute()
}

const messageId = (tx: Writer, demo: DemoConversation, index: number) =>
  stableId(tx.tenant.id, 'messaging', 'message', demo.key, String(index + 1))

async function memberId(tx: Writer, key: string): Promise<string> {
  const id = await memberIdByKey(tx, key)
  if (!id) throw new Error(`The demo messages name the member ${key}, who is not among demo.people.members`)
  return id
}
