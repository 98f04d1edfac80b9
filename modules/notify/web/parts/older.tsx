import { ButtonLink, useWords } from '@guildhall/ui'
import { useEffect, useRef, useState } from 'react'
import { useFetcher, useSearchParams } from 'react-router'
import type { InboxPage } from '../live.ts'
import { NoticeList } from './notice-list.tsx'
import css from './notices.module.css'
import type { Act } from './use-notices.ts'

type Props = { nextCursor: string | null; isFirst: boolean; act: Act }

/** What comes after the first page: fetched when one scrolls there; without scripts, links. */
export function Older({ nextCursor, isFirst, act }: Props) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const to = (cursor: string | null) => {
    const next = new URLSearchParams(params)
    if (cursor) next.set('cursor', cursor)
    else next.delete('cursor')
    return next.toString()
  }
  const { pages, cursor, end } = useOlder(nextCursor, to)
  return (
    <>
      {pages.map((page, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages are only ever added at the end
        <div key={index} className={css.card}>
          <NoticeList items={page.items} act={act} />
        </div>
      ))}
      <div className={css.more} ref={end}>
        {isFirst ? null : <ButtonLink to={{ search: to(null) }}>{t('notices.newest')}</ButtonLink>}
        {cursor ? <ButtonLink to={{ search: to(cursor) }}>{t('notices.more')}</ButtonLink> : null}
      </div>
    </>
  )
}

function useOlder(first: string | null, to: (cursor: string) => string) {
  const { data, load, state } = useFetcher<{ page: InboxPage }>()
  const [{ source, pages }, setPages] = useState<{ source: string | null; pages: readonly InboxPage[] }>({
    source: first,
    pages: [],
  })
  if (source !== first) setPages({ source: first, pages: [] })
  const seen = useRef<unknown>(undefined)
  const end = useRef<HTMLDivElement>(null)
  const last = pages.at(-1)
  const cursor = last ? last.nextCursor : first
  const more = useRef(() => {})
  more.current = () => cursor && state === 'idle' && void load(`/notifications?${to(cursor)}`)
  useEffect(() => {
    if (!data || seen.current === data) return
    seen.current = data
    setPages((known) => ({ ...known, pages: [...known.pages, data.page] }))
  }, [data])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page moves the end
  useEffect(() => {
    if (!end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), { rootMargin: '400px' })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [pages.length])
  return { pages, cursor, end }
}
