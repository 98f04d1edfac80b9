import { Button, useWords } from '@guildhall/ui'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Message } from '../../contract/message.ts'
import { dayOf, LocalTime, useZone } from './local-time.tsx'
import css from './message-list.module.css'
import { MessageView } from './message-view.tsx'
import { PendingMessage } from './pending-message.tsx'
import type { OpenThread } from './use-thread.ts'

const NEAR = 160
const TOGETHER_MS = 5 * 60_000
type Props = {
  thread: OpenThread
  /** Number of the first message that was unread when the conversation was opened. */
  firstUnread: number | null
  /** Number of the message the address points at. */
  at: number | null
  seen: (seq: number) => void
  openRoot: (id: string) => void
}

/** What was said, day by day; older and newer messages come as one gets near them. */
export function MessageList({ thread, firstUnread, at, seen, openRoot }: Props) {
  const { t } = useWords()
  const zone = useZone()
  const scroller = useRef<HTMLDivElement>(null)
  const { messages } = thread.page
  const scroll = useScrolling(scroller, { thread, goal: at ?? firstUnread })
  useSeen(scroller, messages, seen)
  return (
    <div className={css.frame}>
      <div
        ref={scroller}
        className={css.scroller}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
        tabIndex={0}
        role="log"
        aria-label={t('messaging.messages')}
      >
        <div className={css.flow}>
          {thread.page.hasBefore ? <Earlier thread={thread} /> : <Beginning thread={thread} />}
          {messages.map((message, index) => {
            const before = messages[index - 1]
            const isNewDay = !before || dayOf(before.createdAt, zone) !== dayOf(message.createdAt, zone)
            const isFirstUnread = message.seq === firstUnread
            return (
              <Fragment key={message.id}>
                {isNewDay ? (
                  <p className={css.day}>
                    <LocalTime at={message.createdAt} look="day" />
                  </p>
                ) : null}
                {isFirstUnread ? <p className={css.unread}>{t('messaging.new-since')}</p> : null}
                <MessageView
                  message={message}
                  thread={thread}
                  isFirst={isNewDay || isFirstUnread || !isTogether(before, message)}
                  isMarked={message.seq === at}
                  openRoot={openRoot}
                />
              </Fragment>
            )
          })}
          {thread.outbox.items.map((waiting) => (
            <PendingMessage key={waiting.id} waiting={waiting} onEdit={thread.setWords} />
          ))}
        </div>
      </div>
      {scroll.isAway || thread.page.hasAfter ? <ToLatest thread={thread} onHere={scroll.toEnd} /> : null}
    </div>
  )
}

/** Same author, little time between: they stand together below one name. */
const isTogether = (before: Message | undefined, message: Message): boolean =>
  before !== undefined &&
  before.kind !== 'notice' &&
  message.kind !== 'notice' &&
  before.author.memberId === message.author.memberId &&
  Date.parse(message.createdAt) - Date.parse(before.createdAt) < TOGETHER_MS

function Earlier({ thread }: { thread: OpenThread }) {
  const { t } = useWords()
  return (
    <p className={css.edge}>
      <Button size="small" look="plain" disabled={thread.isLoading} onClick={() => void thread.load('before')}>
        {t('messaging.earlier')}
      </Button>
    </p>
  )
}

function Beginning({ thread }: { thread: OpenThread }) {
  const { t } = useWords()
  const { firstSeq, waiting } = thread.page.conversation
  return (
    <p className={css.edge}>
      {waiting ? t('messaging.waiting') : firstSeq > 1 ? t('messaging.from-joining') : t('messaging.beginning')}
    </p>
  )
}

function ToLatest({ thread, onHere }: { thread: OpenThread; onHere: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { conversation, hasAfter } = thread.page
  const go = () => (hasAfter ? void navigate(`/chat/${conversation.id}?at=${conversation.lastSeq}`) : onHere())
  return (
    <button type="button" className={css.latest} onClick={go}>
      <IconArrowDown size={18} aria-hidden="true" />
      {conversation.unread > 0 ? (
        t('messaging.unread', { count: conversation.unread })
      ) : (
        <span className="visually-hidden">{t('messaging.to-latest')}</span>
      )}
    </button>
  )
}

/** The list grows from its end (`column-reverse`): its beginning may grow without moving what is read. */
function useScrolling(
  scroller: React.RefObject<HTMLDivElement | null>,
  { thread, goal }: { thread: OpenThread; goal: number | null },
) {
  const [isAway, setAway] = useState(false)
  const { messages } = thread.page
  const height = useRef(0)
  const last = messages.at(-1)?.id
  const waiting = thread.outbox.items.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where the address or the unread mark points
  useEffect(() => {
    if (goal !== null) scroller.current?.querySelector(`[data-seq="${goal}"]`)?.scrollIntoView({ block: 'center' })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the end one stays at the end, elsewhere where one is
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const grown = box.scrollHeight - height.current
    if (height.current > 0 && box.scrollTop < -NEAR && grown > 0 && waiting === 0) box.scrollTop -= grown
    height.current = box.scrollHeight
  }, [last])
  useEffect(() => {
    if (waiting > 0) scroller.current?.scrollTo({ top: 0 })
  }, [waiting, scroller])
  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    height.current = box.scrollHeight
    setAway(box.scrollTop < -NEAR * 2)
    if (box.scrollHeight + box.scrollTop - box.clientHeight < NEAR * 4) void thread.load('before')
    if (box.scrollTop > -NEAR) void thread.load('after')
  }
  return { isAway, onScroll, toEnd: () => scroller.current?.scrollTo({ top: 0, behavior: 'smooth' }) }
}

function useSeen(scroller: React.RefObject<HTMLDivElement | null>, messages: readonly Message[], seen: (seq: number) => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message means a new element to watch
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const numbers = entries
          .filter(({ isIntersecting }) => isIntersecting)
          .map(({ target }) => Number((target as HTMLElement).dataset.seq))
        if (numbers.length > 0) seen(Math.max(...numbers))
      },
      { root: scroller.current, threshold: 0.2 },
    )
    for (const element of scroller.current?.querySelectorAll('[data-seq]') ?? []) observer.observe(element)
    return () => observer.disconnect()
  }, [messages.length, messages.at(-1)?.id, seen])
}
