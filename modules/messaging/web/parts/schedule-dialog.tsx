import { Button, toast, useWords } from '@guildhall/ui'
import type { FormEvent } from 'react'
import type { Conversation } from '../../contract/conversation.ts'
import { Dialog } from './dialog.tsx'
import css from './message-menu.module.css'
import { useCommand } from './use-command.ts'

type Props = { conversation: Conversation; body: string; onDone: () => void; onClose: () => void }

/** When these words are to be sent, by the viewer's own clock. */
export function ScheduleDialog({ conversation, body, onDone, onClose }: Props) {
  const { t } = useWords()
  const { send, isBusy } = useCommand(conversation.id, () => {
    toast(t('messaging.schedule-done'))
    onDone()
  })
  const schedule = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const at = Temporal.PlainDateTime.from(String(new FormData(event.currentTarget).get('at')))
    const sendAt = at.toZonedDateTime(Intl.DateTimeFormat().resolvedOptions().timeZone).toInstant().toString()
    send({ intent: 'schedule', body, sendAt, reload: '1' })
  }
  return (
    <Dialog title={t('messaging.schedule')} onClose={onClose}>
      <form onSubmit={schedule}>
        <p>{body.slice(0, 200)}</p>
        <label>
          {t('messaging.schedule-at')}
          <input type="datetime-local" name="at" required />
        </label>
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" look="solid" disabled={isBusy}>
            {t('messaging.schedule-do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
