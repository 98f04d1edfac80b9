import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'
import type { Generated } from 'kysely'

export type Audience = 'public' | 'members' | 'staff'

export type ForumTables = {
  forum_categories: {
    tenant_id: string
    id: string
    key: string
    slug: string
    name: string
    description: string
    colour: string
    position: number
    audience: Audience
    topic_count: Generated<number>
    post_count: Generated<number>
    last_post_at: string | null
  }
  forum_topics: {
    tenant_id: string
    id: string
    key: string | null
    slug: string
    title: string
    category_id: string
    audience: Audience
    author_id: string
    state: Generated<'open' | 'closed'>
    pinned: Generated<boolean>
    post_count: Generated<number>
    reply_count: Generated<number>
    excerpt: string
    created_at: string
    last_post_at: string
    last_poster_id: string
    removed_at: string | null
    removed_by: string | null
  }
  forum_posts: {
    tenant_id: string
    id: string
    topic_id: string
    number: number
    author_id: string
    reply_to: number | null
    title: string | null
    body: string
    html: string
    plain: string
    created_at: string
    edited_at: string | null
    edited_by: string | null
    removed_at: string | null
    removed_by: string | null
  }
  forum_post_versions: { tenant_id: string; id: string; post_id: string; body: string; written_by: string; written_at: string }
  forum_reads: { tenant_id: string; member_id: string; topic_id: string; last_read: number }
}
export type Reader = KernelReader<ForumTables>
export type Writer = KernelWriter<ForumTables>
export const { command, query, subscriber } = bind<ForumTables>()
export const forum = withTables<ForumTables>()
