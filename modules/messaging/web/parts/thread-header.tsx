import { readJson } from '@guildhall/kernel/client'
import { PresenceDot, type PresenceState, usePresence, useWords } from '@guildhall/ui'
import IconArchive from '@tabler/icons-react/dist/esm/icons/IconArchive.mjs'
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs'
import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import IconBellOff from '@tabler/icons-react/dist/esm/icons/IconBellOff.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs'
import IconStarFilled from '@tabler/icons-react/dist/esm/icons/IconStarFilled.mjs'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Conversation } from '../../contract/conversation.ts'
import { ConversationAvatar } from './conversation-avatar.tsx'
import { nameOf } from './naming.ts'
import css from './thread.module.css'
import { useCommand } from './use-command.ts'
import type { OpenThread } from './use-thread.ts'

const FOREVER = '2999-01-01T00:00:00.000Z'

/** Who is in the conversation, whether they are here, and how one keeps it. */
export function ThreadHeader({ thread }: { thread: OpenThread }) {
  const words = useWords()
  const { t } = words
  const { conversation } = thread.page
  const { send } = useCommand<Conversation>(conversation.id, thread.tuned)
  const { starred, archived, mutedUntil } = conversation
  return (
    <header className={css.header}>
      <Link to="/chat" className={`${css.tool} ${css.back}`} aria-label={t('messaging.back')}>
        <IconArrowLeft size={22} aria-hidden="true" />
      </Link>
      <Link to={`/chat/${conversation.id}/about`} className={css.who}>
        <ConversationAvatar row={conversation} />
        <span className={css.names}>
          <h1 id="conversation-name">{nameOf(conversation, words)}</h1>
          <p>
            <Subtitle conversation={conversation} />
          </p>
        </span>
      </Link>
      <Link to={`/chat/search?conversation=${conversation.id}`} className={css.tool} title={t('messaging.search-here')}>
        <IconSearch size={20} aria-hidden="true" />
        <span className="visually-hidden">{t('messaging.search-here')}</span>
      </Link>
      <Toggle label={t('messaging.star')} isOn={starred} onToggle={() => send({ intent: 'tune', starred: starred ? '0' : '1' })}>
        {starred ? <IconStarFilled size={19} aria-hidden="true" /> : <IconStar size={20} aria-hidden="true" />}
      </Toggle>
      <Toggle
        label={t('messaging.mute')}
        isOn={mutedUntil !== null}
        onToggle={() => send({ intent: 'tune', mutedUntil: mutedUntil === null ? FOREVER : 'never' })}
      >
        {mutedUntil === null ? <IconBell size={20} aria-hidden="true" /> : <IconBellOff size={20} aria-hidden="true" />}
      </Toggle>
      <Toggle
        label={t('messaging.archive')}
        isOn={archived}
        onToggle={() => send({ intent: 'tune', archived: archived ? '0' : '1', reload: '1' })}
      >
        <IconArchive size={20} aria-hidden="true" />
      </Toggle>
    </header>
  )
}

type ToggleProps = { label: string; isOn: boolean; onToggle: () => void; children: ReactNode }

const Toggle = ({ label, isOn, onToggle, children }: ToggleProps) => (
  <button
    type="button"
    className={css.tool}
    aria-pressed={isOn}
    data-on={isOn || undefined}
    title={label}
    aria-label={label}
    onClick={onToggle}
  >
    {children}
  </button>
)

function Subtitle({ conversation }: { conversation: Conversation }) {
  const { t } = useWords()
  const { other, kind, memberCount, description } = conversation
  const here = usePresence(other && !other.left ? [other.memberId] : [], askPresence)
  if (other) {
    const state = here[other.memberId]
    return (
      <>
        <PresenceDot state={state} /> {state === 'online' ? t('presence.online') : other.headline}
      </>
    )
  }
  return <>{kind === 'channel' && description !== '' ? description : t('messaging.members', { count: memberCount })}</>
}

const askPresence = async (ids: readonly string[]) => {
  const found = await readJson<{ items: { memberId: string; state: PresenceState }[] }>(
    `/api/v1/presence?members=${ids.join(',')}`,
  )
  return Object.fromEntries((found?.items ?? []).map(({ memberId, state }) => [memberId, state]))
}
