import { ButtonLink, EmptyState, useSite, useWords } from '@guildhall/ui'
import IconHash from '@tabler/icons-react/dist/esm/icons/IconHash.mjs'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import IconPencilPlus from '@tabler/icons-react/dist/esm/icons/IconPencilPlus.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { useEffect } from 'react'
import { Form, Link, useNavigate } from 'react-router'
import type { ConversationList as List } from '../live.ts'
import css from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'

const views = ['inbox', 'unread', 'starred', 'archived', 'requests'] as const
type Props = { view: (typeof views)[number]; q: string; list: List; openId?: string }

/** Whom one writes with: latest first, to be narrowed and searched; `j` and `k` go down and up. */
export function ConversationList({ view, q, list, openId }: Props) {
  const { t } = useWords()
  const { viewer } = useSite()
  useSteps(list, openId)
  return (
    <>
      <header className={css.header}>
        <h1 className={css.title}>{t('messaging.nav')}</h1>
        <Tool to="/chat/channels" label={t('messaging.channels')} icon={<IconHash size={20} aria-hidden="true" />} />
        <Tool to="/chat/search" label={t('messaging.search')} icon={<IconSearch size={20} aria-hidden="true" />} />
        <Tool to="/chat/new" label={t('messaging.new')} icon={<IconPencilPlus size={20} aria-hidden="true" />} />
      </header>
      <Form action="/chat" role="search" className={css.find}>
        <IconSearch size={16} aria-hidden="true" />
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={80}
          aria-label={t('messaging.find')}
          placeholder={t('messaging.find')}
        />
        {view === 'inbox' ? null : <input type="hidden" name="view" value={view} />}
      </Form>
      <nav aria-label={t('messaging.views')} className={css.views}>
        {views.map((each) => (
          <Link
            key={each}
            to={each === 'inbox' ? '/chat' : `/chat?view=${each}`}
            aria-current={each === view ? 'page' : undefined}
            className={css.view}
          >
            {t(`messaging.view-${each}`)}
          </Link>
        ))}
      </nav>
      {list.items.length === 0 ? (
        <Nothing view={view} q={q} />
      ) : (
        <ul className={css.rows} aria-label={t('messaging.conversations')}>
          {list.items.map((row) => (
            <li key={row.id}>
              <ConversationRow row={row} memberId={viewer?.memberId ?? ''} isOpen={row.id === openId} />
            </li>
          ))}
          {list.nextCursor ? (
            <li className={css.more}>
              <ButtonLink to={`/chat?${new URLSearchParams({ view, cursor: list.nextCursor })}`}>
                {t('messaging.more')}
              </ButtonLink>
            </li>
          ) : null}
        </ul>
      )}
    </>
  )
}

const Tool = ({ to, label, icon }: { to: string; label: string; icon: React.ReactNode }) => (
  <Link to={to} className={css.tool} title={label}>
    {icon}
    <span className="visually-hidden">{label}</span>
  </Link>
)

function Nothing({ view, q }: Pick<Props, 'view' | 'q'>) {
  const { t } = useWords()
  if (q !== '') return <EmptyState title={t('messaging.none-found')} text={t('messaging.none-found-text', { query: q })} />
  return (
    <EmptyState icon={<IconMessages size={22} />} title={t(`messaging.none-${view}`)} text={t(`messaging.none-${view}-text`)}>
      {view === 'inbox' ? (
        <ButtonLink to="/chat/new" look="solid">
          {t('messaging.new')}
        </ButtonLink>
      ) : null}
    </EmptyState>
  )
}

/** `j` opens the conversation below the open one, `k` the one above; not while somebody is writing. */
function useSteps({ items }: List, openId: string | undefined) {
  const navigate = useNavigate()
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const way = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      const target = event.target as HTMLElement
      if (
        way === 0 ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input, textarea, select, [contenteditable]')
      )
        return
      const next = items[items.findIndex(({ id }) => id === openId) + way]
      if (next) void navigate(`/chat/${next.id}`)
    }
    document.addEventListener('keydown', step)
    return () => document.removeEventListener('keydown', step)
  }, [items, openId, navigate])
}
