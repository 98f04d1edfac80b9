import { useWords } from '@guildhall/ui'
import type { KeyboardEvent } from 'react'
import type { NoticeGroup } from '../../contract/index.ts'
import { NoticeMenu, NoticeRow } from './notice-row.tsx'
import css from './notices.module.css'
import type { Act } from './use-notices.ts'

/** Entries one below the other; arrow keys go from title to title. */
export function NoticeList({ items, act }: { items: readonly NoticeGroup[]; act: Act }) {
  const { t } = useWords()
  return (
    <ul className={css.list} aria-label={t('notices.title')} onKeyDown={(event) => byKeys(event, items, act)}>
      {items.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} act={act}>
          <NoticeMenu notice={notice} act={act} />
        </NoticeRow>
      ))}
    </ul>
  )
}

function byKeys(event: KeyboardEvent<HTMLElement>, items: readonly NoticeGroup[], act: Act) {
  const focused = (event.target as HTMLElement).dataset.notice
  const notice = items.find(({ id }) => id === focused)
  if (!notice || event.ctrlKey || event.metaKey || event.altKey) return
  const titles = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-notice]')]
  const place = titles.findIndex((title) => title.dataset.notice === focused)
  const to = (step: number) => titles[place + step]?.focus()
  const remove = () => {
    ;(titles[place + 1] ?? titles[place - 1])?.focus()
    act('delete', notice.id)
  }
  const keys = new Map([
    ['ArrowDown', () => to(1)],
    ['ArrowUp', () => to(-1)],
    ['u', () => act(notice.unread ? 'read' : 'unread', notice.id)],
    ['Delete', remove],
  ])
  const move = keys.get(event.key)
  if (!move) return
  event.preventDefault()
  move()
}
