import { noticeType, type Subjects } from '@guildhall/kernel'
import { type Notice, raise, readNotices } from '@guildhall/notify/api'
import { postAdded, postRemoved, topicRemoved } from '../contract/index.ts'
import { forum, subscriber, type Writer } from './db.ts'
import { visiblePosts, visibleTopics } from './policy.ts'

const conversation = {
  category: 'conversations',
  icon: 'message',
  channels: { 'in-app': true, email: true, push: true },
} as const

export const replyNotice = noticeType({
  name: 'forum.reply',
  ...conversation,
  words: {
    en: {
      label: 'Replies to my topics',
      title: '{count, plural, one {{actor} replied to “{subject}”} other {# new replies to “{subject}”}}',
    },
    da: {
      label: 'Svar på mine emner',
      title: '{count, plural, one {{actor} svarede på “{subject}”} other {# nye svar på “{subject}”}}',
    },
    es: {
      label: 'Respuestas a mis temas',
      title: '{count, plural, one {{actor} respondió a «{subject}»} other {# respuestas nuevas a «{subject}»}}',
    },
    ar: {
      label: 'الردود على مواضيعي',
      title:
        '{count, plural, zero {لا ردود على «{subject}»} one {ردّ {actor} على «{subject}»} two {ردّان جديدان على «{subject}»} few {# ردود جديدة على «{subject}»} many {# ردًّا جديدًا على «{subject}»} other {# رد جديد على «{subject}»}}',
    },
  },
})

export const answerNotice = noticeType({
  name: 'forum.answer',
  ...conversation,
  words: {
    en: {
      label: 'Answers to my posts',
      title: '{count, plural, one {{actor} answered you in “{subject}”} other {# answers to you in “{subject}”}}',
    },
    da: {
      label: 'Svar på mine indlæg',
      title: '{count, plural, one {{actor} svarede dig i “{subject}”} other {# svar til dig i “{subject}”}}',
    },
    es: {
      label: 'Respuestas a mis mensajes',
      title: '{count, plural, one {{actor} te respondió en «{subject}»} other {# respuestas para ti en «{subject}»}}',
    },
    ar: {
      label: 'الردود على مشاركاتي',
      title:
        '{count, plural, zero {لا ردود عليك في «{subject}»} one {ردّ عليك {actor} في «{subject}»} two {ردّان عليك في «{subject}»} few {# ردود عليك في «{subject}»} many {# ردًّا عليك في «{subject}»} other {# رد عليك في «{subject}»}}',
    },
  },
})

export const postRemovedNotice = noticeType({
  name: 'forum.post-removed',
  category: 'community',
  icon: 'shield',
  channels: { 'in-app': true, email: true },
  words: {
    en: { label: 'A moderator removes a post of mine', title: 'A moderator removed a post of yours in “{subject}”' },
    da: { label: 'En moderator fjerner et indlæg af mig', title: 'En moderator har fjernet et af dine indlæg i “{subject}”' },
    es: { label: 'Un moderador retira un mensaje mío', title: 'Un moderador retiró un mensaje tuyo de «{subject}»' },
    ar: { label: 'حذف أحد المشرفين لمشاركة لي', title: 'حذف أحد المشرفين مشاركة لك في «{subject}»' },
  },
})

export const topicRemovedNotice = noticeType({
  name: 'forum.topic-removed',
  category: 'community',
  icon: 'shield',
  link: '/latest',
  channels: { 'in-app': true, email: true },
  words: {
    en: { label: 'A moderator removes a topic of mine', title: 'A moderator removed a topic of yours' },
    da: { label: 'En moderator fjerner et emne af mig', title: 'En moderator har fjernet et af dine emner' },
    es: { label: 'Un moderador retira un tema mío', title: 'Un moderador retiró un tema tuyo' },
    ar: { label: 'حذف أحد المشرفين لموضوع لي', title: 'حذف أحد المشرفين موضوعًا لك' },
  },
})

export const notices = [replyNotice, answerNotice, postRemovedNotice, topicRemovedNotice]

const POSTS_A_PAGE = 20
const pageOf = (number: number) => Math.floor((number - 1) / POSTS_A_PAGE) * POSTS_A_PAGE + 1

export const subjects: Record<string, Subjects> = {
  async 'forum.post'(reader, ids) {
    const posts = await visiblePosts(forum.reader(reader))
      .innerJoin('forum_topics as t', 't.id', 'forum_posts.topic_id')
      .where((where) => where('forum_posts.id', '=', where.fn.any(where.val(ids))))
      .where('forum_posts.removed_at', 'is', null)
      .select(['forum_posts.id', 'forum_posts.number', 't.slug', 't.title'])
      .execute()
    return new Map(
      posts.map(({ id, number, slug, title }) => [id, { title, link: `/t/${slug}?from=${pageOf(number)}#p${number}` }]),
    )
  },
  async 'forum.topic'(reader, ids) {
    const topics = await visibleTopics(forum.reader(reader))
      .where((where) => where('forum_topics.id', '=', where.fn.any(where.val(ids))))
      .select(['id', 'slug', 'title'])
      .execute()
    return new Map(topics.map(({ id, slug, title }) => [id, { title, link: `/t/${slug}` }]))
  },
}

type Added = { topicId: string; postId: string; authorId: string; number: number }

/** Tells whoever started the topic, and whoever is answered, of a reply; its author has read up to it. */
const tellOfReply = subscriber({
  name: 'forum.tell-of-reply',
  on: [postAdded.name],
  async run(tx, { data }) {
    const { topicId, postId, authorId, number }: Added = data
    if (number === 1) return
    const topic = { noun: 'forum.topic', id: topicId }
    await readNotices(tx, { memberId: authorId, within: topic, upTo: number })
    const { starterId, answeredId } = await concerned(tx, data)
    const notice = { by: authorId, subject: { noun: 'forum.post', id: postId }, within: topic, position: number }
    if (answeredId) await tellUnlessRead(tx, answerNotice, { to: [answeredId], ...notice })
    if (starterId && starterId !== answeredId) await tellUnlessRead(tx, replyNotice, { to: [starterId], ...notice })
  },
})

async function concerned(tx: Writer, { topicId, postId }: Added) {
  const row = await tx.db
    .selectFrom('forum_posts as p')
    .innerJoin('forum_topics as t', 't.id', 'p.topic_id')
    .leftJoin('forum_posts as q', (join) => join.onRef('q.topic_id', '=', 'p.topic_id').onRef('q.number', '=', 'p.reply_to'))
    .where('p.id', '=', postId)
    .where('p.topic_id', '=', topicId)
    .select(['t.author_id as starterId', 'q.author_id as answeredId'])
    .executeTakeFirst()
  return { starterId: row?.starterId ?? null, answeredId: row?.answeredId ?? null }
}

/** Whoever sits before the topic has seen it come in. */
async function tellUnlessRead(
  tx: Writer,
  type: typeof replyNotice,
  notice: Notice & { within: { id: string }; position: number },
) {
  const mark = await tx.db
    .selectFrom('forum_reads')
    .select('last_read')
    .where('topic_id', '=', notice.within.id)
    .where('member_id', '=', notice.to[0] as string)
    .executeTakeFirst()
  if ((mark?.last_read ?? 0) < notice.position) await raise(tx, type, notice)
}

/** Tells an author that somebody else took their post or topic out of sight. Whoever did it is not named. */
const tellOfRemoval = subscriber({
  name: 'forum.tell-of-removal',
  on: [postRemoved.name, topicRemoved.name],
  async run(tx, { name, data, actorId }) {
    const subject = { noun: 'forum.topic', id: data.topicId as string }
    if (name === postRemoved.name) {
      if (data.authorId !== actorId) await raise(tx, postRemovedNotice, { to: [data.authorId], by: null, subject })
      return
    }
    const topic = await tx.db.selectFrom('forum_topics').select('author_id').where('id', '=', subject.id).executeTakeFirst()
    if (topic && topic.author_id !== actorId) await raise(tx, topicRemovedNotice, { to: [topic.author_id], by: null })
  },
})

export const noticeSubscribers = [tellOfReply, tellOfRemoval]
