import { Attachments, Avatar, useWords } from '@guildhall/ui'
import { lazy, memo, Suspense } from 'react'
import type { Message } from '../../contract/message.ts'
import { LocalTime } from './local-time.tsx'
import { MessageActions } from './message-actions.tsx'
import css from './message-view.module.css'
import { cardName } from './naming.ts'
import { NoticeLine } from './notice-line.tsx'
import { Reactions } from './reactions.tsx'
import { Receipt } from './receipt.tsx'
import type { OpenThread } from './use-thread.ts'
import { VoicePlayer } from './voice-player.tsx'

const Poll = lazy(() => import('./poll.tsx'))
const EditMessage = lazy(() => import('./edit-message.tsx'))

export type MessageProps = {
  message: Message
  thread: OpenThread
  /** The first of several by the same author. */
  isFirst: boolean
  /** The address points at it. */
  isMarked?: boolean
  openRoot?: (id: string) => void
}

/** One message: who, what, and what others did with it. */
export function MessageView(props: MessageProps) {
  const { message, thread, isFirst } = props
  if (message.kind === 'notice') return <NoticeLine message={message} />
  const isOwn = message.author.memberId === thread.memberId
  return (
    <article
      id={`m${message.seq}`}
      data-seq={message.seq}
      data-first={isFirst || undefined}
      data-marked={props.isMarked || undefined}
      className={`${css.message} ${isOwn ? css.own : ''}`}
    >
      <Face
        message={message}
        isShown={isFirst && !isOwn && thread.page.conversation.kind !== 'direct'}
        isKept={!isOwn && thread.page.conversation.kind !== 'direct'}
      />
      <div className={css.stack}>
        <Name message={message} isShown={isFirst && !isOwn && thread.page.conversation.kind !== 'direct'} />
        <div className={css.line}>
          <Bubble {...props} />
          {message.deleted || message.hidden ? null : (
            <MessageActions message={message} thread={thread} openRoot={props.openRoot} />
          )}
        </div>
        <Reactions message={message} thread={thread} />
        <ThreadLink message={message} openRoot={props.openRoot} />
      </div>
    </article>
  )
}

function Face({ message, isShown, isKept }: { message: Message; isShown: boolean; isKept: boolean }) {
  if (!isKept) return null
  const { displayName, hue, avatarUrl } = message.author
  return <span className={css.face}>{isShown ? <Avatar name={displayName} hue={hue} picture={avatarUrl} /> : null}</span>
}

/** Beside every message for those who hear the page; seen only where somebody begins. */
function Name({ message, isShown }: { message: Message; isShown: boolean }) {
  const words = useWords()
  return <strong className={isShown ? css.name : 'visually-hidden'}>{cardName(message.author, words)}</strong>
}

function Bubble({ message, thread }: MessageProps) {
  const { t } = useWords()
  if (message.deleted) return <p className={`${css.bubble} ${css.gone}`}>{t('messaging.deleted')}</p>
  if (message.hidden) return <p className={`${css.bubble} ${css.gone}`}>{t('messaging.hidden')}</p>
  if (thread.editing?.id === message.id) {
    return (
      <Suspense>
        <EditMessage message={message} thread={thread} />
      </Suspense>
    )
  }
  return (
    <div className={css.bubble}>
      {message.forwardedFrom ? <Forwarded message={message} /> : null}
      {message.replyTo ? <Quote message={message} /> : null}
      <Files message={message} />
      {message.poll ? (
        <Suspense>
          <Poll message={message} thread={thread} />
        </Suspense>
      ) : (
        <Words html={message.html} />
      )}
      <Meta message={message} thread={thread} />
    </div>
  )
}

const Files = ({ message: { kind, attachments } }: Pick<MessageProps, 'message'>) =>
  kind === 'voice' ? attachments.map((file) => <VoicePlayer key={file.id} file={file} />) : <Attachments files={attachments} />

/** The server's sanitised HTML; not drawn again while only its surroundings change. */
const Words = memo(function Words({ html }: { html: string }) {
  return <div className={`prose ${css.words} ${isJumbo(html) ? css.jumbo : ''}`} dangerouslySetInnerHTML={{ __html: html }} />
})

/** One to three emoji and nothing else are shown large. */
const isJumbo = (html: string): boolean => {
  const words = /^<p>([^<]{1,40})<\/p>\s*$/.exec(html)?.[1] ?? ''
  const signs = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(words)]
  return signs.length > 0 && signs.length <= 3 && signs.every(({ segment }) => /^\p{Extended_Pictographic}/u.test(segment))
}

function Meta({ message, thread }: Pick<MessageProps, 'message' | 'thread'>) {
  const { t } = useWords()
  return (
    <span className={css.meta}>
      {message.pinned ? <span aria-hidden="true">📌</span> : null}
      {message.editedAt ? <span>{t('messaging.edited')}</span> : null}
      <LocalTime at={message.createdAt} look="time" />
      <Receipt message={message} thread={thread} />
    </span>
  )
}

function Quote({ message }: { message: Message }) {
  const words = useWords()
  const { replyTo } = message
  if (!replyTo) return null
  return (
    <a href={`?at=${replyTo.seq}#m${replyTo.seq}`} className={css.quote}>
      <strong>{cardName(replyTo.author, words)}</strong>
      <span>{replyTo.deleted ? words.t('messaging.deleted') : replyTo.excerpt || '…'}</span>
    </a>
  )
}

function Forwarded({ message }: { message: Message }) {
  const words = useWords()
  if (!message.forwardedFrom) return null
  return <p className={css.forwarded}>{words.t('messaging.forwarded', { name: cardName(message.forwardedFrom, words) })}</p>
}

function ThreadLink({ message, openRoot }: Pick<MessageProps, 'message' | 'openRoot'>) {
  const { t } = useWords()
  if (message.threadCount === 0 || !openRoot) return null
  return (
    <button type="button" className={css.threadLink} onClick={() => openRoot(message.id)}>
      {t('messaging.replies', { count: message.threadCount })}
    </button>
  )
}
