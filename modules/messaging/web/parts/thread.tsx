import { useWords } from '@guildhall/ui'
import { useState } from 'react'
import type { ScheduledMessage } from '../../contract/scheduled.ts'
import type { ConversationPage, MessagingEvent } from '../live.ts'
import { Composer } from './composer.tsx'
import { MessageList } from './message-list.tsx'
import { RequestBar } from './request-bar.tsx'
import { ScheduledBar } from './scheduled-bar.tsx'
import css from './thread.module.css'
import { ThreadHeader } from './thread-header.tsx'
import { ThreadPanel } from './thread-panel.tsx'
import { TypingLine, useTyping } from './typing.tsx'
import { useReading } from './use-reading.ts'
import { type OpenThread, useThread } from './use-thread.ts'

type Loaded = { open: ConversationPage; scheduled: readonly ScheduledMessage[]; typing: boolean; at: number | null }
type Props = { loaded: Loaded; hearPage: (hear: (event: MessagingEvent) => void) => void }

/** The open conversation: who is in it, what was said, who is writing, and a place to write. */
export function Thread({ loaded, hearPage }: Props) {
  const thread = useThread(loaded.open, hearPage)
  const [rootId, openRoot] = useState<string | null>(null)
  const { conversation } = thread.page
  const typing = useTyping(conversation, loaded.typing)
  const seen = useReading(thread.page)
  const firstUnread = loaded.open.conversation.unread > 0 ? loaded.open.conversation.readSeq + 1 : null
  return (
    <div className={css.columns}>
      <section className={css.thread} aria-labelledby="conversation-name">
        <ThreadHeader thread={thread} />
        <MessageList thread={thread} firstUnread={firstUnread} at={loaded.at} seen={seen} openRoot={openRoot} />
        <TypingLine typing={typing} people={peopleOf(thread)} />
        <ScheduledBar conversationId={conversation.id} scheduled={loaded.scheduled} />
        <Foot thread={thread} onTyping={typing.say} />
      </section>
      {rootId ? <ThreadPanel key={rootId} thread={thread} rootId={rootId} onClose={() => openRoot(null)} /> : null}
    </div>
  )
}

function Foot({ thread, onTyping }: { thread: OpenThread; onTyping: () => void }) {
  const { t } = useWords()
  const { conversation } = thread.page
  if (conversation.standing !== 'accepted') return <RequestBar conversation={conversation} />
  if (!conversation.may.post) return <p className={css.note}>{t('messaging.may-not-post')}</p>
  return <Composer thread={thread} onTyping={onTyping} />
}

/** Everybody whose card is at hand: those who wrote, and the others of the conversation. */
export function peopleOf({ page }: Pick<OpenThread, 'page'>) {
  const { other, people } = page.conversation
  const cards = [...(other ? [other] : []), ...people, ...page.messages.map(({ author }) => author)]
  return new Map(cards.map((card) => [card.memberId, card]))
}
