import { Button, useWords } from '@guildhall/ui'
import type { FormEvent, KeyboardEvent } from 'react'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import { useCommand } from './use-command.ts'
import type { OpenThread } from './use-thread.ts'

/** The words to change, where they stand: Enter saves, Escape leaves them. */
export default function EditMessage({ message, thread }: { message: Message; thread: OpenThread }) {
  const { t } = useWords()
  const close = () => thread.setEditing(null)
  const { send, isBusy } = useCommand<Message>(message.conversationId, (changed) => {
    thread.changed(changed)
    close()
  })
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = String(new FormData(event.currentTarget).get('body'))
    send({ intent: 'edit', message: message.id, body, mention: message.mentions })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') close()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <form className={css.edit} onSubmit={save}>
      <textarea
        name="body"
        defaultValue={message.body}
        maxLength={10_000}
        required
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this
        autoFocus
        aria-label={t('messaging.edit')}
        onKeyDown={onKeyDown}
      />
      <div className={css.editRow}>
        <Button size="small" onClick={close}>
          {t('shell.cancel')}
        </Button>
        <Button size="small" look="solid" type="submit" disabled={isBusy}>
          {t('shell.save')}
        </Button>
      </div>
    </form>
  )
}
