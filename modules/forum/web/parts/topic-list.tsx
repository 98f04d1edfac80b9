import { Avatar, glyph, PlainLink, Tag, Time, useWords } from '@guildhall/ui'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import { __iconNode as bubble } from '@tabler/icons-react/dist/esm/icons/IconMessageCircle.mjs'
import IconPin from '@tabler/icons-react/dist/esm/icons/IconPin.mjs'
import type { TopicRow } from '../../contract/topic.ts'
import { useCategories } from './categories.ts'
import { CategoryChip } from './category-chip.tsx'
import css from './topic-list.module.css'

const Bubble = glyph(bubble)

type Props = { topics: readonly TopicRow[] /** Left out where all topics are of one category. */; withCategory?: 'with-category' }

export const TopicList = ({ topics, withCategory }: Props) => (
  <ol className={css.list}>
    {topics.map((topic) => (
      <Row key={topic.id} topic={topic} withCategory={withCategory} />
    ))}
  </ol>
)

function Row({ topic, withCategory }: { topic: TopicRow } & Pick<Props, 'withCategory'>) {
  const { t } = useWords()
  const category = useCategories().find(({ id }) => id === topic.categoryId)
  const poster = topic.lastPoster.left ? t('topic.left-member') : topic.lastPoster.displayName
  return (
    <li className={css.row}>
      <Avatar name={topic.author.displayName} hue={topic.author.hue} picture={topic.author.avatarUrl} />
      <div className={css.words}>
        <h3 className={css.title}>
          <PlainLink
            href={`/t/${topic.slug}`}
            ahead="ahead"
            className={css.link}
            data-unread={Boolean(topic.unread) || undefined}
          >
            {topic.title}
          </PlainLink>
        </h3>
        <p className={css.excerpt}>{topic.excerpt}</p>
        <div className={css.meta}>
          {topic.pinned ? <Tag icon={<IconPin size={12} aria-hidden="true" />}>{t('topics.pinned')}</Tag> : null}
          {topic.state === 'closed' ? <Tag icon={<IconLock size={12} aria-hidden="true" />}>{t('topics.closed')}</Tag> : null}
          {withCategory && category ? <CategoryChip slug={category.slug} name={category.name} colour={category.colour} /> : null}
          <span className={css.poster} title={t('topics.last-by', { name: poster })}>
            {poster}
          </span>
          <Time at={topic.lastPostAt} />
        </div>
      </div>
      <Counts topic={topic} />
    </li>
  )
}

function Counts({ topic }: { topic: TopicRow }) {
  const { t } = useWords()
  return (
    <div className={css.counts}>
      {topic.unread ? (
        <span className={css.unread}>
          <span aria-hidden="true">{topic.unread}</span>
          <span className="visually-hidden">{t('topics.unread', { count: topic.unread })}</span>
        </span>
      ) : null}
      <span className={css.replies} title={t('topics.replies', { count: topic.replyCount })}>
        <Bubble />
        <span aria-hidden="true">{topic.replyCount}</span>
        <span className="visually-hidden">{t('topics.replies', { count: topic.replyCount })}</span>
      </span>
    </div>
  )
}
