import { excerptOf, kernelRefusals, newId } from '@guildhall/kernel'
import { render } from '@guildhall/kernel/text'
import { sql } from 'kysely'
import { createTopic as contract, topicCreated } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { canCreateTopic } from '../policy.ts'
import { slugAttempt, slugOf } from '../rules.ts'
import { findCategory, topicPage } from '../store.ts'

const MAX_ATTEMPTS = 50

/** Starts a topic with its opening post, in a category the author can read. */
export const createTopic = command(contract, {
  load: (reader, input) => findCategory(reader, input.category),
  allow: (actor) => canCreateTopic(actor),
  async run(tx, input, category) {
    const authorId = tx.actor.memberId
    const topic = { id: newId(), title: input.title, body: input.body, authorId, categoryId: category.id }
    if (!(await insertWithFreeSlug(tx, topic))) return kernelRefusals.conflict
    tx.emit(topicCreated, { topicId: topic.id, categoryId: category.id, authorId })
    const page = await topicPage(tx, topic.id)
    return { topic: page.topic, post: page.posts[0] as (typeof page.posts)[number] }
  },
})

type NewTopic = { id: string; title: string; body: string; authorId: string; categoryId: string }

/** Waits for a concurrent author of the same title instead of failing: the next number is tried when a slug is taken. */
async function insertWithFreeSlug(tx: Writer, topic: NewTopic): Promise<boolean> {
  const slug = slugOf(topic.title)
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    if (await insertTopic(tx, topic, slugAttempt(slug, attempt))) return true
  }
  return insertTopic(tx, topic, slugAttempt(slug, Number.parseInt(topic.id.slice(-8), 16)))
}

// The lock keeps the category's audience as it is until the topic that repeats it can be seen by whoever changes it.
async function insertTopic(tx: Writer, { id, title, body, authorId, categoryId }: NewTopic, slug: string): Promise<boolean> {
  const { html, plain } = render(body)
  const tenant = tx.tenant.id
  const { rows } = await sql`
    with category as (
      select id, audience from forum_categories where id = ${categoryId} for share
    ), topic as (
      insert into forum_topics
        (tenant_id, id, slug, title, category_id, audience, author_id, excerpt, created_at, last_post_at, last_poster_id)
      select ${tenant}::uuid, ${id}::uuid, ${slug}::text, ${title}::text, category.id, category.audience, ${authorId}::uuid,
        ${excerptOf(plain)}::text, ${tx.now}::timestamptz, ${tx.now}::timestamptz, ${authorId}::uuid
      from category
      on conflict (tenant_id, slug) do nothing
      returning id
    ), mark as (
      insert into forum_reads (tenant_id, member_id, topic_id, last_read)
      select ${tenant}::uuid, ${authorId}::uuid, topic.id, 1 from topic
    )
    insert into forum_posts (tenant_id, id, topic_id, number, author_id, title, body, html, plain, created_at)
    select ${tenant}::uuid, ${newId()}::uuid, topic.id, 1, ${authorId}::uuid, ${title}::text, ${body}::text, ${html}::text,
      ${plain}::text, ${tx.now}::timestamptz
    from topic
    returning id`.execute(tx.db)
  return rows.length === 1
}
