import { useWords } from '@guildhall/ui'
import type { CSSProperties } from 'react'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import { useCommand } from './use-command.ts'
import type { OpenThread } from './use-thread.ts'

/** A question and its options with how many chose each; choosing is one press. */
export default function Poll({ message, thread }: { message: Message; thread: OpenThread }) {
  const { t } = useWords()
  const { send, isBusy } = useCommand<Message>(message.conversationId, thread.changed)
  const { poll } = message
  if (!poll) return null
  const mine = poll.options.flatMap(({ memberIds }, option) => (memberIds.includes(thread.memberId) ? [option] : []))
  const choose = (option: number) => {
    const others = poll.multiple ? mine.filter((each) => each !== option) : []
    const chosen = mine.includes(option) ? others : [...others, option]
    send({ intent: 'vote', message: message.id, option: chosen.map(String) })
  }
  const mayClose = !poll.closed && (message.author.memberId === thread.memberId || thread.page.conversation.may.moderate)
  return (
    <fieldset className={css.poll}>
      <legend>{poll.question}</legend>
      {poll.options.map(({ text, count }, option) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: options never move
          key={option}
          type="button"
          className={css.option}
          style={{ '--share': poll.voters > 0 ? count / poll.voters : 0 } as CSSProperties}
          aria-pressed={mine.includes(option)}
          disabled={poll.closed || isBusy}
          onClick={() => choose(option)}
        >
          <span>{text}</span>
          <span>{count}</span>
        </button>
      ))}
      <p className={css.pollFoot}>
        {poll.closed ? t('messaging.poll-closed', { count: poll.voters }) : t('messaging.poll-voters', { count: poll.voters })}
      </p>
      {mayClose ? (
        <button
          type="button"
          className={css.pollClose}
          disabled={isBusy}
          onClick={() => send({ intent: 'close-poll', message: message.id })}
        >
          {t('messaging.poll-close')}
        </button>
      ) : null}
    </fieldset>
  )
}
