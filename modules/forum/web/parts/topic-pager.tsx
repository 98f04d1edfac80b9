import { ButtonLink, useWords } from '@guildhall/ui'
import type { TopicPage } from '../live.ts'
import css from './topic-pager.module.css'

type Props = { page: TopicPage; from: number; where: 'before' | 'after' /** New replies on a later page. */; waiting?: number }

/** Links to the neighbouring pages of a long topic. */
export function TopicPager({ page, from, where, waiting = 0 }: Props) {
  const { t } = useWords()
  const target = where === 'before' ? (from > 1 ? Math.max(1, from - 20) : null) : page.nextFrom
  if (target === null) return null
  const label = where === 'before' ? t('topic.earlier') : waiting > 0 ? t('topic.show-new', { count: waiting }) : t('topic.later')
  return (
    <nav className={css.pager} aria-label={t('topic.pages')}>
      <ButtonLink to={{ search: target > 1 ? `?from=${target}` : '' }} rel={where === 'before' ? 'prev' : 'next'}>
        {label}
      </ButtonLink>
    </nav>
  )
}
