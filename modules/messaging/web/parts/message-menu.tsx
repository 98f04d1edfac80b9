import { toast, useWords } from '@guildhall/ui'
import { type KeyboardEvent, lazy, type RefObject, Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../../contract/message.ts'
import { EmojiPicker } from './emoji-picker.tsx'
import css from './message-menu.module.css'
import { useCommand } from './use-command.ts'
import type { OpenThread } from './use-thread.ts'

const ForwardDialog = lazy(() => import('./forward-dialog.tsx'))
const ReportDialog = lazy(() => import('./report-dialog.tsx'))

type Props = {
  message: Message
  thread: OpenThread
  openRoot?: ((id: string) => void) | undefined
  what: 'emoji' | 'menu'
  onClose: () => void
}

/** What one may do with a message; closes with Escape, with a choice, and when one presses elsewhere. */
export default function MessageMenu({ message, thread, openRoot, what, onClose }: Props) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [dialog, setDialog] = useState<'forward' | 'report' | null>(null)
  const { send } = useCommand<Message>(message.conversationId, thread.changed)
  useClosing(box, onClose, dialog === null)
  useFitting(box)
  useEffect(() => box.current?.querySelector<HTMLElement>('button')?.focus(), [])
  const react = (emoji: string) => {
    send({ intent: 'react', message: message.id, emoji })
    onClose()
  }
  const choices = useChoices({ message, thread, openRoot, onClose, open: setDialog })
  if (dialog) {
    return (
      <Suspense>
        {dialog === 'forward' ? (
          <ForwardDialog message={message} onClose={onClose} />
        ) : (
          <ReportDialog message={message} onClose={onClose} />
        )}
      </Suspense>
    )
  }
  return (
    <div ref={box} className={css.menu} data-what={what}>
      {what === 'emoji' ? (
        <EmojiPicker onPick={react} />
      ) : (
        <div role="menu" aria-label={t('messaging.more-actions')} onKeyDown={walk} tabIndex={-1}>
          {choices.map(({ label, onSelect, tone }) => (
            <button key={label} type="button" role="menuitem" data-tone={tone} onClick={onSelect}>
              {label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

type Choice = { label: string; onSelect: () => void; tone?: 'danger' }
type Asked = Pick<Props, 'message' | 'thread' | 'openRoot' | 'onClose'> & { open: (dialog: 'forward' | 'report') => void }

function useChoices({ message, thread, openRoot, onClose, open }: Asked): Choice[] {
  const { t } = useWords()
  const { conversation } = thread.page
  const { send } = useCommand<Message>(conversation.id, thread.changed)
  const removal = useCommand<{ messageId: string; for: string }>(conversation.id, (gone) => {
    if (gone.for === 'me') thread.gone(gone.messageId)
  })
  const isOwn = message.author.memberId === thread.memberId
  const age = (Date.parse(message.createdAt) - performance.timeOrigin - performance.now()) / -60_000
  const and = (act: () => void) => () => {
    act()
    onClose()
  }
  const remove = (whom: 'everyone' | 'me') => and(() => removal.send({ intent: 'delete', message: message.id, for: whom }))
  const copy = and(() => void navigator.clipboard.writeText(message.body).then(() => toast(t('messaging.copied'))))
  const mayDelete = (isOwn && age < conversation.deleteMinutes) || conversation.may.moderate
  const choices: (Choice | false)[] = [
    openRoot !== undefined &&
      message.rootId === null &&
      conversation.kind !== 'direct' && { label: t('messaging.reply-in-thread'), onSelect: and(() => openRoot(message.id)) },
    message.kind === 'text' && { label: t('messaging.copy'), onSelect: copy },
    message.kind === 'text' && { label: t('messaging.forward'), onSelect: () => open('forward') },
    {
      label: t(message.pinned ? 'messaging.unpin' : 'messaging.pin'),
      onSelect: and(() => send({ intent: 'pin', message: message.id, pinned: message.pinned ? '0' : '1' })),
    },
    { label: t('messaging.mark-unread'), onSelect: and(() => send({ intent: 'unread', message: message.id, reload: '1' })) },
    isOwn &&
      message.kind === 'text' &&
      age < conversation.editMinutes && { label: t('messaging.edit'), onSelect: and(() => thread.setEditing(message)) },
    !isOwn && { label: t('messaging.report'), onSelect: () => open('report') },
    { label: t('messaging.delete-for-me'), onSelect: remove('me') },
    mayDelete && { label: t('messaging.delete-for-all'), onSelect: remove('everyone'), tone: 'danger' },
  ]
  return choices.filter((choice) => choice !== false)
}

/** Arrows walk through a menu (ARIA Authoring Practices, menu). */
function walk(event: KeyboardEvent<HTMLElement>) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')]
  const now = items.indexOf(document.activeElement as HTMLElement)
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  items.at(next % items.length)?.focus()
}

/** Stays within what scrolls: opens upwards where there is no room below, and moves in from the sides. */
function useFitting(box: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const menu = box.current
    const bounds = menu?.closest('[role="log"]')?.getBoundingClientRect()
    if (!menu || !bounds) return
    const { left, right, bottom } = menu.getBoundingClientRect()
    if (bottom > bounds.bottom) menu.dataset.up = 'up'
    const shift = Math.max(0, bounds.left + 8 - left) - Math.max(0, right - bounds.right + 8)
    menu.style.translate = `${shift}px 0`
  }, [box])
}

function useClosing(box: RefObject<HTMLElement | null>, onClose: () => void, isActive: boolean) {
  useEffect(() => {
    if (!isActive) return
    const opener = document.activeElement as HTMLElement | null
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      onClose()
      opener?.focus()
    }
    const onPress = (event: PointerEvent) => {
      if (!box.current?.parentElement?.contains(event.target as Node)) onClose()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [box, onClose, isActive])
}
