import { glyph, Time, useWords } from '@guildhall/ui'
import { __iconNode as bellOff } from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs'
import { __iconNode as star } from '@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs'
import { Link, useLocation } from 'react-router'
import type { ConversationRow as Row } from '../../contract/conversation.ts'
import { ConversationAvatar } from './conversation-avatar.tsx'
import css from './conversation-list.module.css'
import { lastLine, nameOf } from './naming.ts'

const BellOff = glyph(bellOff)
const Star = glyph(star)

/** One conversation: who, what was last said, when, and how much of it is unread. */
export function ConversationRow({ row, memberId, isOpen }: { row: Row; memberId: string; isOpen: boolean }) {
  const words = useWords()
  const { search } = useLocation()
  const { t } = words
  const isCalled = row.mentionSeq > row.readSeq
  const isQuiet = row.mutedUntil !== null
  const view = new URLSearchParams(search).get('view')
  return (
    <Link
      to={`/chat/${row.id}${view ? `?view=${view}` : ''}`}
      className={css.row}
      aria-current={isOpen ? 'page' : undefined}
      data-unread={row.unread > 0 || undefined}
      prefetch="intent"
    >
      <ConversationAvatar row={row} />
      <span className={css.text}>
        <span className={css.name}>
          {nameOf(row, words)}
          {row.starred ? <Star size={12} /> : null}
          {isQuiet ? <BellOff size={13} /> : null}
        </span>
        <span className={css.last} data-draft={row.draft !== '' || undefined}>
          {lastLine(row, { memberId, words })}
        </span>
      </span>
      <span className={css.side}>
        <Time at={row.lastAt} className={css.time} />
        {row.unread > 0 ? (
          <span className={css.count} data-quiet={isQuiet || undefined}>
            <span aria-hidden="true">{isCalled ? '@' : row.unread > 99 ? '99+' : row.unread}</span>
            <span className="visually-hidden">{t('messaging.unread', { count: row.unread })}</span>
          </span>
        ) : null}
      </span>
    </Link>
  )
}
