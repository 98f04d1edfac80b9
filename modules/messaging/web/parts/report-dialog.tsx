import { Button, toast, useWords } from '@guildhall/ui'
import type { FormEvent } from 'react'
import type { Message } from '../../contract/message.ts'
import { Dialog } from './dialog.tsx'
import css from './message-menu.module.css'
import { useCommand } from './use-command.ts'

const reasons = ['spam', 'harassment', 'danger', 'other'] as const

/** Shows a message to the moderators, with why. */
export default function ReportDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useWords()
  const { send, isBusy } = useCommand(message.conversationId, () => {
    toast(t('messaging.reported'))
    onClose()
  })
  const report = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    send({ intent: 'report', message: message.id, reason: String(form.get('reason')), note: String(form.get('note') ?? '') })
  }
  return (
    <Dialog title={t('messaging.report-title')} onClose={onClose}>
      <form onSubmit={report}>
        <fieldset>
          {reasons.map((reason, index) => (
            <label key={reason}>
              <input type="radio" name="reason" value={reason} defaultChecked={index === 0} />
              {t(`messaging.reason-${reason}`)}
            </label>
          ))}
        </fieldset>
        <textarea
          name="note"
          rows={3}
          maxLength={1000}
          aria-label={t('messaging.report-note')}
          placeholder={t('messaging.report-note')}
        />
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" look="solid" disabled={isBusy}>
            {t('messaging.report')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
