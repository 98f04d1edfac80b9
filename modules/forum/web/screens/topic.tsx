import { useSite } from '@guildhall/ui'
import { useLoaderData } from 'react-router'
import type { TopicPage } from '../live.ts'
import { Composer } from '../parts/composer.tsx'
import { PendingReplies } from '../parts/pending-replies.tsx'
import { PostList } from '../parts/post-list.tsx'
import { TopicAnnouncer } from '../parts/topic-announcer.tsx'
import { TopicHead } from '../parts/topic-head.tsx'
import { TopicHeader } from '../parts/topic-header.tsx'
import { TopicPager } from '../parts/topic-pager.tsx'
import { useReading } from '../parts/use-reading.ts'
import { useTopic } from '../parts/use-topic.ts'
import { loadTopicPage } from './topic.loader.ts'
import css from './topic.module.css'

export { action } from './topic.action.ts'
export { clientAction, shouldRevalidate } from './topic.client.ts'
export const loader = loadTopicPage

/** The first post since the last visit; null on a first visit and when all was read. */
const firstUnreadOf = ({ topic, postCount }: Pick<TopicPage, 'topic' | 'postCount'>): number | null =>
  topic.lastRead > 0 && topic.lastRead < postCount ? topic.lastRead + 1 : null

/** A topic: its posts, live, and a place to answer. */
export default function TopicScreen() {
  const { viewer } = useSite()
  const shown = useLoaderData<typeof loader>()
  const topic = useTopic(shown)
  const { page } = topic
  const firstUnread = firstUnreadOf(shown)
  useReading({ topic: page.topic, count: page.posts.length, isMember: viewer !== null })
  return (
    <div className={css.topic}>
      <TopicHead page={page} from={shown.from} />
      <TopicHeader page={page} firstUnread={firstUnread} onChanged={topic.changed} />
      <TopicPager page={page} from={shown.from} where="before" />
      <PostList topic={topic} firstUnread={firstUnread} />
      <PendingReplies topic={topic} />
      <TopicPager page={page} from={shown.from} where="after" waiting={topic.waiting} />
      <TopicAnnouncer count={topic.fresh.length + topic.waiting} />
      <Composer key={page.topic.id} topic={topic} />
    </div>
  )
}
