import { Button, EmptyState, useWords } from '@guildhall/ui'
import { useEffect, useRef } from 'react'
import { Link, useFetcher } from 'react-router'
import type { InboxPage } from '../live.ts'
import css from './bell.module.css'
import { NoticeList } from './notice-list.tsx'
import { useNotices } from './use-notices.ts'

const MOST_SHOWN = 8
const nothing: InboxPage = { items: [], nextCursor: null }

/** The latest entries under the bell. Fetched when it opens; Escape and a click elsewhere close it. */
export default function Panel({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const { data, load } = useFetcher<{ page: InboxPage }>()
  const { items, act } = useNotices(data?.page ?? nothing)
  useEffect(() => void load('/notifications'), [load])
  useEffect(() => {
    box.current?.focus()
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.parentElement?.contains(event.target as Node)) onClose()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey)
    }
  }, [onClose])
  return (
    <div ref={box} role="dialog" aria-label={t('notices.title')} tabIndex={-1} className={css.panel}>
      <div className={css.head}>
        <p className={css.heading}>{t('notices.title')}</p>
        <Button look="plain" size="small" onClick={() => act('read-all')}>
          {t('notices.read-all')}
        </Button>
      </div>
      <div className={css.entries}>
        {items.length > 0 ? <NoticeList items={items.slice(0, MOST_SHOWN)} act={act} /> : null}
        {data && items.length === 0 ? <EmptyState title={t('notices.empty-title')} text={t('notices.empty')} /> : null}
        {data ? null : <p className={css.loading}>{t('shell.loading')}</p>}
      </div>
      <div className={css.foot}>
        <Link to="/notifications">{t('notices.see-all')}</Link>
      </div>
    </div>
  )
}
