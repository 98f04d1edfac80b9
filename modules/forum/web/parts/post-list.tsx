import { useWords } from '@guildhall/ui'
import { Fragment } from 'react'
import css from './post-list.module.css'
import { PostView } from './post-view.tsx'
import type { OpenTopic } from './use-topic.ts'

/** The posts of the page in order, with a line where the unread ones begin. `firstUnread`: as it was when the page opened. */
export function PostList({ topic, firstUnread }: { topic: OpenTopic; firstUnread: number | null }) {
  const { t } = useWords()
  const { posts } = topic.page
  return (
    <section aria-label={t('topic.posts')} className={css.posts}>
      {posts.map((post) => (
        <Fragment key={post.id}>
          {post.number === firstUnread ? <p className={css.unread}>{t('topic.new-since')}</p> : null}
          <PostView post={post} topic={topic} />
        </Fragment>
      ))}
    </section>
  )
}
