import { glyph, useWords } from '@guildhall/ui'
import { __iconNode as reply } from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs'
import { __iconNode as dots } from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { __iconNode as mood } from '@tabler/icons-react/dist/esm/icons/IconMoodPlus.mjs'
import { lazy, Suspense, useState } from 'react'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import type { OpenThread } from './use-thread.ts'

const Reply = glyph(reply)
const Dots = glyph(dots)
const Mood = glyph(mood)
const MessageMenu = lazy(() => import('./message-menu.tsx'))

type Props = { message: Message; thread: OpenThread; openRoot?: ((id: string) => void) | undefined }

/** What one does with a message: answer it, react, and the rest in a menu that is fetched when it is opened. */
export function MessageActions({ message, thread, openRoot }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState<'emoji' | 'menu' | null>(null)
  const mayWrite = thread.page.conversation.may.post && thread.page.conversation.standing === 'accepted'
  return (
    <span className={css.actions}>
      {mayWrite ? (
        <>
          <Action
            label={t('messaging.react')}
            isOpen={open === 'emoji'}
            onPress={() => setOpen(open === 'emoji' ? null : 'emoji')}
          >
            <Mood size={17} />
          </Action>
          <Action label={t('messaging.reply')} onPress={() => thread.setReplyTo(message)}>
            <Reply size={17} />
          </Action>
        </>
      ) : null}
      <Action
        label={t('messaging.more-actions')}
        isOpen={open === 'menu'}
        onPress={() => setOpen(open === 'menu' ? null : 'menu')}
      >
        <Dots size={17} />
      </Action>
      {open ? (
        <Suspense>
          <MessageMenu message={message} thread={thread} openRoot={openRoot} what={open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </span>
  )
}

type ActionProps = { label: string; isOpen?: boolean; onPress: () => void; children: React.ReactNode }

const Action = ({ label, isOpen, onPress, children }: ActionProps) => (
  <button
    type="button"
    className={css.action}
    title={label}
    aria-label={label}
    {...(isOpen === undefined ? {} : { 'aria-haspopup': 'menu' as const, 'aria-expanded': isOpen })}
    onClick={onPress}
  >
    {children}
  </button>
)
