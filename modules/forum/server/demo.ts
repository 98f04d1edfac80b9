import { contentKey, excerptOf, stableId } from '@guildhall/kernel'
import { render } from '@guildhall/kernel/text'
import { memberIdByKey } from '@guildhall/people/api'
import type { Insertable } from 'kysely'
import { z } from 'zod'
import { historyAdded, PostBody, TopicTitle } from '../contract/index.ts'
import type { ForumTables, Writer } from './db.ts'
import { daysBefore, isBefore, slugAttempt, slugOf } from './rules.ts'
import { recountCategory } from './store.ts'

const daysAgo = z.number().min(0).max(3650)
const DemoReply = z.strictObject({ author: contentKey, daysAgo, body: PostBody, replyTo: z.number().int().min(1).optional() })
const DemoTopic = z.strictObject({
  key: contentKey,
  category: contentKey,
  title: TopicTitle,
  author: contentKey,
  daysAgo,
  body: PostBody,
  pinned: z.boolean().default(false),
  closed: z.boolean().default(false),
  replies: z.array(DemoReply).default([]),
})
/** Topics as if members had written them; `daysAgo` counts from the moment of installing. */
export const ForumDemo = z.strictObject({ topics: z.array(DemoTopic).default([]) })
type DemoTopic = z.output<typeof DemoTopic>
type PostRow = Insertable<ForumTables['forum_posts']>

/** Installing again adds what is new and leaves what members have since made of the rest. */
export async function installDemo(tx: Writer, { topics }: z.output<typeof ForumDemo>) {
  if (topics.length === 0) return
  const keys = new Set(topics.flatMap((topic) => [topic.author, ...topic.replies.map((reply) => reply.author)]))
  const authors = new Map<string, string>()
  for (const key of keys) authors.set(key, await authorId(tx, key))
  const taken = new Map<string, number>()
  const made = topics.map((topic) => {
    const slug = slugOf(topic.title)
    taken.set(slug, (taken.get(slug) ?? 0) + 1)
    return rowsOf(tx, { topic, authors, slug: slugAttempt(slug, taken.get(slug) as number) })
  })
  const audiences = await audiencesByCategory(tx)
  const rows = made.map(({ topic }) => ({ ...topic, audience: audiences.get(topic.category_id) ?? ('staff' as const) }))
  const added = await tx.db
    .insertInto('forum_topics')
    .values(rows)
    .onConflict((row) => row.doNothing())
    .returning('id')
    .execute()
  const fresh = new Set(added.map(({ id }) => id))
  const posts = made.filter(({ topic }) => fresh.has(topic.id)).flatMap((one) => one.posts)
  for (let at = 0; at < posts.length; at += 500)
    await tx.db
      .insertInto('forum_posts')
      .values(posts.slice(at, at + 500))
      .execute()
  const written = (wanted: (number: number) => boolean) =>
    posts.filter(({ number }) => wanted(number)).map(({ created_at }) => created_at as string)
  if (posts.length > 0)
    tx.emit(historyAdded, { topics: written((number) => number === 1), posts: written((number) => number > 1) })
  for (const categoryId of new Set(rows.map((row) => row.category_id))) await recountCategory(tx, categoryId)
}

/** Replies to numbers that their topic does not have by then. */
export function unknownReplyTargets(manifest: Readonly<Record<string, unknown>>) {
  const parsed = z.object({ demo: z.object({ forum: ForumDemo }) }).safeParse(manifest)
  const topics = parsed.success ? parsed.data.demo.forum.topics : []
  return topics.flatMap((topic, t) =>
    topic.replies.flatMap(({ replyTo }, r) =>
      replyTo === undefined || replyTo < r + 2
        ? []
        : [
            {
              path: ['demo', 'forum', 'topics', t, 'replies', r, 'replyTo'],
              value: replyTo,
              expected: `the number of an earlier post of this topic, 1 to ${r + 1}`,
            },
          ],
    ),
  )
}

function rowsOf(tx: Writer, { topic, authors, slug }: { topic: DemoTopic; authors: ReadonlyMap<string, string>; slug: string }) {
  const id = stableId(tx.tenant.id, 'forum', 'topic', topic.key)
  const posts = [topic, ...topic.replies].map((post, index): PostRow => {
    const { html, plain } = render(post.body)
    return {
      tenant_id: tx.tenant.id,
      id: stableId(tx.tenant.id, 'forum', 'post', topic.key, String(index + 1)),
      topic_id: id,
      number: index + 1,
      author_id: authors.get(post.author) as string,
      reply_to: 'replyTo' in post ? (post.replyTo ?? null) : null,
      title: index === 0 ? topic.title : null,
      body: post.body,
      html,
      plain,
      created_at: daysBefore(tx.now, post.daysAgo),
    }
  })
  const [opening] = posts as [PostRow]
  const latest = posts.reduce((newest, post) => (isBefore(newest.created_at, post.created_at) ? post : newest))
  return {
    posts,
    topic: {
      tenant_id: tx.tenant.id,
      id,
      key: topic.key,
      slug,
      title: topic.title,
      category_id: stableId(tx.tenant.id, 'forum', 'category', topic.category),
      author_id: opening.author_id,
      state: topic.closed ? ('closed' as const) : ('open' as const),
      pinned: topic.pinned,
      post_count: posts.length,
      reply_count: posts.length - 1,
      excerpt: excerptOf(opening.plain),
      created_at: opening.created_at,
      last_post_at: latest.created_at,
      last_poster_id: latest.author_id,
    },
  }
}

async function authorId(tx: Writer, key: string): Promise<string> {
  const id = await memberIdByKey(tx, key)
  if (!id) throw new Error(`The demo forum names the member ${key}, who is not among demo.people.members`)
  return id
}

async function audiencesByCategory(tx: Writer) {
  const rows = await tx.db.selectFrom('forum_categories').select(['id', 'audience']).execute()
  return new Map(rows.map((row) => [row.id, row.audience]))
}
