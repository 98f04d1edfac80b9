import { parentsOf } from '@guildhall/files/api'
import { filePreviewed, fileSettled } from '@guildhall/files/contract'
import { noticeType, type Subjects } from '@guildhall/kernel'
import { raise, readNotices } from '@guildhall/notify/api'
import { cards } from '@guildhall/people/api'
import { conversationRead, messageAdded } from '../contract/index.ts'
import { messaging, subscriber, type Writer } from './db.ts'
import { MESSAGE } from './message-views.ts'
import { visibleMessages } from './policy.ts'
import { touched } from './touching.ts'

const CONVERSATION = 'messaging.conversation'
const usual = { category: 'conversations', icon: 'message', channels: { 'in-app': true, email: true, push: true } } as const

export const messageNotice = noticeType({
  name: 'messaging.message',
  ...usual,
  words: {
    en: { label: 'Messages to me', title: '{count, plural, one {{actor} wrote to you} other {# new messages from {actor}}}' },
    da: {
      label: 'Beskeder til mig',
      title: '{count, plural, one {{actor} har skrevet til dig} other {# nye beskeder fra {actor}}}',
    },
    es: { label: 'Mensajes para mí', title: '{count, plural, one {{actor} te ha escrito} other {# mensajes nuevos de {actor}}}' },
    ar: {
      label: 'الرسائل إليّ',
      title:
        '{count, plural, zero {لا رسائل من {actor}} one {راسلك {actor}} two {رسالتان جديدتان من {actor}} few {# رسائل جديدة من {actor}} many {# رسالة جديدة من {actor}} other {# رسالة جديدة من {actor}}}',
    },
  },
})

export const groupNotice = noticeType({
  name: 'messaging.group-message',
  ...usual,
  words: {
    en: {
      label: 'Messages in my groups',
      title: '{count, plural, one {{actor} wrote in {subject}} other {# new messages in {subject}}}',
    },
    da: {
      label: 'Beskeder i mine grupper',
      title: '{count, plural, one {{actor} skrev i {subject}} other {# nye beskeder i {subject}}}',
    },
    es: {
      label: 'Mensajes en mis grupos',
      title: '{count, plural, one {{actor} escribió en {subject}} other {# mensajes nuevos en {subject}}}',
    },
    ar: {
      label: 'الرسائل في مجموعاتي',
      title:
        '{count, plural, zero {لا رسائل في {subject}} one {كتب {actor} في {subject}} two {رسالتان جديدتان في {subject}} few {# رسائل جديدة في {subject}} many {# رسالة جديدة في {subject}} other {# رسالة جديدة في {subject}}}',
    },
  },
})

export const mentionNotice = noticeType({
  name: 'messaging.mention',
  ...usual,
  words: {
    en: { label: 'Mentions of me in messages', title: '{actor} mentioned you in {subject}' },
    da: { label: 'Når jeg nævnes i beskeder', title: '{actor} nævnte dig i {subject}' },
    es: { label: 'Menciones de mí en mensajes', title: '{actor} te mencionó en {subject}' },
    ar: { label: 'ذكر اسمي في الرسائل', title: 'ذكرك {actor} في {subject}' },
  },
})

export const requestNotice = noticeType({
  name: 'messaging.request',
  ...usual,
  words: {
    en: { label: 'Requests from people I do not know', title: '{actor} wants to write to you' },
    da: { label: 'Anmodninger fra folk, jeg ikke kender', title: '{actor} vil skrive til dig' },
    es: { label: 'Solicitudes de desconocidos', title: '{actor} quiere escribirte' },
    ar: { label: 'طلبات من أشخاص لا أعرفهم', title: '{actor} يريد مراسلتك' },
  },
})

export const notices = [messageNotice, groupNotice, mentionNotice, requestNotice]

export const subjects: Record<string, Subjects> = {
  async [MESSAGE](reader, ids) {
    const unit = messaging.reader(reader)
    const rows = await visibleMessages(unit)
      .innerJoin('messaging_conversations as c', 'c.id', 's.conversation_id')
      .where((where) => where('s.id', '=', where.fn.any(where.val([...ids]))))
      .where('s.deleted_at', 'is', null)
      .select(['s.id', 's.seq', 's.author_id as authorId', 'c.id as conversationId', 'c.name'])
      .execute()
    const people = await cards(
      unit,
      rows.map((row) => row.authorId),
    )
    return new Map(
      rows.map(({ id, seq, authorId, conversationId, name }) => [
        id,
        { title: name || (people.get(authorId)?.displayName ?? ''), link: `/chat/${conversationId}?at=${seq}` },
      ]),
    )
  },
}

type Added = { conversationId: string; messageId: string; authorId: string; seq: number }
type Listener = {
  id: string
  standing: string
  notify: string
  isQuiet: boolean
  called: boolean
  kind: 'direct' | 'group' | 'channel'
}

/** Tells those in a conversation of a message, as each of them wants it; who has read it meanwhile is not told. */
const tellOfMessage = subscriber({
  name: 'messaging.tell-of-message',
  on: [messageAdded.name],
  async run(tx, { data }) {
    const { conversationId, messageId, authorId, seq }: Added = data
    const listeners = await listenersOf(tx, data)
    const about = {
      by: authorId,
      subject: { noun: MESSAGE, id: messageId },
      within: { noun: CONVERSATION, id: conversationId },
      position: seq,
    }
    const to = (which: (listener: Listener) => boolean) => listeners.filter(which).map(({ id }) => id)
    const hears = ({ notify, called }: Listener) => notify === 'all' || (notify === 'mentions' && called)
    const isIn = ({ standing, isQuiet }: Listener) => standing === 'accepted' && !isQuiet
    await raise(tx, requestNotice, { to: to(({ standing, kind }) => standing === 'pending' && kind === 'direct'), ...about })
    await raise(tx, mentionNotice, { to: to((each) => isIn(each) && each.called && each.notify !== 'none'), ...about })
    await raise(tx, messageNotice, {
      to: to((each) => isIn(each) && each.kind === 'direct' && hears(each) && !each.called),
      ...about,
    })
    // Channels are looked into; of what is said there only those called by name are told.
    await raise(tx, groupNotice, {
      to: to((each) => isIn(each) && each.kind === 'group' && hears(each) && !each.called),
      ...about,
    })
  },
})

async function listenersOf(tx: Writer, { conversationId, messageId, seq }: Added): Promise<Listener[]> {
  const rows = await tx.db
    .selectFrom('messaging_members as m')
    .innerJoin('messaging_messages as s', 's.conversation_id', 'm.conversation_id')
    .innerJoin('messaging_conversations as c', 'c.id', 'm.conversation_id')
    .where('m.conversation_id', '=', conversationId)
    .where('s.id', '=', messageId)
    .where('s.kind', '<>', 'notice')
    .where('s.deleted_at', 'is', null)
    .where('m.left_at', 'is', null)
    .whereRef('m.member_id', '<>', 's.author_id')
    .where('m.read_seq', '<', seq)
    .where(({ or, eb, ref }) => or([eb('c.kind', '<>', 'channel'), eb('m.mention_seq', '=', ref('s.seq'))]))
    .select([
      'm.member_id as id',
      'm.standing',
      'm.notify',
      'm.muted_until as mutedUntil',
      'm.mention_seq as mentionSeq',
      'c.kind',
    ])
    .execute()
  return rows.map(({ mutedUntil, mentionSeq, ...row }) => ({
    ...row,
    called: mentionSeq === seq,
    isQuiet: mutedUntil !== null && mutedUntil > tx.now,
  }))
}

/** What has been read needs no notice any more. */
const readTheirs = subscriber({
  name: 'messaging.read-notices',
  on: [conversationRead.name],
  run: (tx, { data }) =>
    readNotices(tx, { memberId: data.memberId, within: { noun: CONVERSATION, id: data.conversationId }, upTo: data.readSeq }),
})

/** A file of a message is clean now, or has its smaller pictures: whoever looks at the message sees it. */
const showFiles = subscriber({
  name: 'messaging.show-files',
  on: [fileSettled.name, filePreviewed.name],
  async run(tx, { data }) {
    const ids = await parentsOf(tx, MESSAGE, data.fileId)
    const rows = await tx.db
      .selectFrom('messaging_messages')
      .where((where) => where('id', '=', where.fn.any(where.val(ids))))
      .select(['id', 'conversation_id as conversationId', 'seq', 'author_id as authorId'])
      .execute()
    for (const message of rows) await touched(tx, message)
  },
})

export const noticeSubscribers = [tellOfMessage, readTheirs, showFiles]
