import { Tag, Time, useWords } from '@guildhall/ui'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconPin from '@tabler/icons-react/dist/esm/icons/IconPin.mjs'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { Topic } from '../../contract/topic.ts'
import type { TopicPage } from '../live.ts'
import { useCategories } from './categories.ts'
import { CategoryChip } from './category-chip.tsx'
import { pageOf } from './page-of.ts'
import css from './topic-header.module.css'

const ManageTopic = lazy(() => import('./manage-topic.tsx'))

type Props = { page: TopicPage; firstUnread: number | null; onChanged: (topic: Topic) => void }

export function TopicHeader({ page, firstUnread, onChanged }: Props) {
  const { t } = useWords()
  const { topic } = page
  const category = useCategories().find(({ id }) => id === topic.categoryId)
  return (
    <header className={css.header}>
      <div className={css.top}>
        <CategoryChip slug={topic.categorySlug} name={topic.categoryName} colour={category?.colour ?? ''} />
        {topic.pinned ? <Tag icon={<IconPin size={12} aria-hidden="true" />}>{t('topics.pinned')}</Tag> : null}
        {topic.state === 'closed' ? <Tag icon={<IconLock size={12} aria-hidden="true" />}>{t('topics.closed')}</Tag> : null}
        <Suspense>
          {topic.may.close || topic.may.pin || topic.may.remove ? <ManageTopic topic={topic} onChanged={onChanged} /> : null}
        </Suspense>
      </div>
      <h1 className={css.title}>{topic.title}</h1>
      <p className={css.meta}>
        <span>{topic.author.left ? t('topic.left-member') : topic.author.displayName}</span>
        <Time at={topic.createdAt} />
        <span>{t('topics.replies', { count: topic.replyCount })}</span>
        {firstUnread === null ? null : <FirstUnread number={firstUnread} />}
      </p>
    </header>
  )
}

function FirstUnread({ number }: { number: number }) {
  const { t } = useWords()
  return (
    <Link to={{ search: `?from=${pageOf(number)}`, hash: `p${number}` }} className={css.jump}>
      <IconArrowDown size={15} aria-hidden="true" />
      {t('topic.jump-unread')}
    </Link>
  )
}
