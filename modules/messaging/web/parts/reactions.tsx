import { useWords } from '@guildhall/ui'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import { useCommand } from './use-command.ts'
import type { OpenThread } from './use-thread.ts'

/** What others feel about a message, each emoji once with how many; one’s own can be taken back. */
export function Reactions({ message, thread }: { message: Message; thread: OpenThread }) {
  const { t } = useWords()
  const { send } = useCommand<Message>(message.conversationId, thread.changed)
  if (message.reactions.length === 0) return null
  return (
    <ul className={css.reactions} aria-label={t('messaging.reactions')}>
      {message.reactions.map(({ emoji, count, memberIds }) => {
        const isOwn = memberIds.includes(thread.memberId)
        return (
          <li key={emoji}>
            <button
              type="button"
              className={css.reaction}
              aria-pressed={isOwn}
              onClick={() => send({ intent: isOwn ? 'unreact' : 'react', message: message.id, emoji })}
            >
              <span>{emoji}</span>
              <span>{count}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
