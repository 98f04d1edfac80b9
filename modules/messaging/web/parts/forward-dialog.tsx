import { readJson } from '@guildhall/kernel/client'
import { Button, toast, useWords } from '@guildhall/ui'
import { type FormEvent, useEffect, useState } from 'react'
import type { ConversationRow } from '../../contract/conversation.ts'
import type { Message } from '../../contract/message.ts'
import { Dialog } from './dialog.tsx'
import css from './message-menu.module.css'
import { nameOf } from './naming.ts'
import { useCommand } from './use-command.ts'

/** Where a message is sent on to: up to ten of one’s conversations. */
export default function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const words = useWords()
  const { t } = words
  const [places, setPlaces] = useState<readonly ConversationRow[]>([])
  useEffect(
    () => void readJson<{ items: ConversationRow[] }>('/api/v1/messages').then((found) => setPlaces(found?.items ?? [])),
    [],
  )
  const { send, isBusy } = useCommand(message.conversationId, () => {
    toast(t('messaging.forwarded-done'))
    onClose()
  })
  const forward = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const conversation = new FormData(event.currentTarget).getAll('conversation').map(String)
    if (conversation.length > 0) send({ intent: 'forward', message: message.id, conversation })
  }
  return (
    <Dialog title={t('messaging.forward-to')} onClose={onClose}>
      <form onSubmit={forward}>
        <div className={css.places}>
          {places.map((row) => (
            <label key={row.id}>
              <input type="checkbox" name="conversation" value={row.id} />
              {nameOf(row, words)}
            </label>
          ))}
        </div>
        <div className={css.buttons}>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button type="submit" look="solid" disabled={isBusy}>
            {t('messaging.forward')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
