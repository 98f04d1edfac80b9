import { Button, useWords } from '@guildhall/ui'
import { type FormEvent, useState } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { Dialog } from './dialog.tsx'
import css from './message-menu.module.css'
import { useCommand } from './use-command.ts'

const MOST_OPTIONS = 12

/** A question with options: a new field appears when the last one is filled. */
export function PollDialog({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { t } = useWords()
  const [count, setCount] = useState(3)
  const { send, isBusy } = useCommand(conversation.id, onClose)
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const option = form.getAll('option').map(String)
    send({ intent: 'poll', question: String(form.get('question')), option, multiple: form.has('multiple') ? '1' : '' })
  }
  return (
    <Dialog title={t('messaging.poll')} onClose={onClose}>
      <form onSubmit={ask}>
        <input
          type="text"
          name="question"
          required
          maxLength={300}
          aria-label={t('messaging.poll-question')}
          placeholder={t('messaging.poll-question')}
        />
        {Array.from({ length: count }, (_, index) => (
          <input
            // biome-ignore lint/suspicious/noArrayIndexKey: fields never move
            key={index}
            type="text"
            name="option"
            required={index < 2}
            maxLength={120}
            aria-label={t('messaging.poll-option', { number: index + 1 })}
            placeholder={t('messaging.poll-option', { number: index + 1 })}
            onInput={() => index === count - 1 && count < MOST_OPTIONS && setCount(count + 1)}
          />
        ))}
        <label>
          <input type="checkbox" name="multiple" />
          {t('messaging.poll-multiple')}
        </label>
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" look="solid" disabled={isBusy}>
            {t('messaging.poll-ask')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
