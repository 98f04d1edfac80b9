import { ButtonLink, useWords } from '@guildhall/ui'
import { useSearchParams } from 'react-router'
import css from './more-topics.module.css'

/** Links to older pages of a list and back to its start; they work without JavaScript. */
export function MoreTopics({ nextCursor, isFirst }: { nextCursor: string | null; isFirst: boolean }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const to = (cursor: string | null) => {
    const next = new URLSearchParams(params)
    if (cursor) next.set('cursor', cursor)
    else next.delete('cursor')
    return { search: next.toString() }
  }
  if (isFirst && !nextCursor) return null
  return (
    <div className={css.more}>
      {isFirst ? null : <ButtonLink to={to(null)}>{t('topics.first-page')}</ButtonLink>}
      {nextCursor ? <ButtonLink to={to(nextCursor)}>{t('topics.more')}</ButtonLink> : null}
    </div>
  )
}
