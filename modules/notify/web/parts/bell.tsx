import { glyph, type HeardEvent, toast, useRooms, useSite, useWords } from '@guildhall/ui'
import { __iconNode as bell } from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import { lazy, type MouseEvent, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { LiveInbox } from '../../contract/index.ts'
import css from './bell.module.css'

const BellGlyph = glyph(bell)
const Panel = lazy(() => import('./panel.tsx'))

/** The bell of the header with how much is unread; it opens a panel, and without scripts leads to the list. */
export function Bell({ count }: { count: number }) {
  const { t } = useWords()
  useNews()
  const [isOpen, setOpen] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes it
  useEffect(() => setOpen(false), [key])
  const toggle = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setOpen((open) => !open)
  }
  const close = useCallback(() => {
    setOpen(false)
    link.current?.focus()
  }, [])
  return (
    <div className={css.bell}>
      <Link
        ref={link}
        to="/notifications"
        className={css.link}
        aria-label={t('notices.bell', { count })}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={toggle}
      >
        <BellGlyph size={20} />
        {count > 0 ? (
          <span className={css.count} aria-hidden="true">
            {count > 99 ? '99+' : count}
          </span>
        ) : null}
      </Link>
      {isOpen ? (
        <Suspense>
          <Panel onClose={close} />
        </Suspense>
      ) : null}
    </div>
  )
}

/** Says aloud what comes in; what quiet hours hold back comes when they end. */
function useNews() {
  const memberId = useSite().viewer?.memberId
  const hear = ({ data }: HeardEvent) => {
    const { fresh, entries } = data as Partial<LiveInbox>
    const [first] = entries ?? []
    if (fresh && first?.entry) toast(first.entry.title)
  }
  useRooms(memberId ? [`member:${memberId}`] : [], hear, () => {})
}
