import { readJson } from '@guildhall/kernel/client'
import { Button, useWords } from '@guildhall/ui'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Message, MessagePage } from '../../contract/message.ts'
import { isLiveMessage } from '../live.ts'
import { MessageView } from './message-view.tsx'
import css from './thread.module.css'
import { useCommand } from './use-command.ts'
import type { OpenThread } from './use-thread.ts'

/** The answers that hang from one message, beside the conversation. */
export function ThreadPanel({ thread, rootId, onClose }: { thread: OpenThread; rootId: string; onClose: () => void }) {
  const { t } = useWords()
  const { conversation, messages } = thread.page
  const [replies, put] = useReplies(thread, rootId)
  const { send, isBusy } = useCommand<Message>(conversation.id, put)
  const root = messages.find(({ id }) => id === rootId)
  const body = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest answer comes into view
  useEffect(() => void body.current?.scrollTo({ top: body.current.scrollHeight }), [replies.length])
  const answer = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('body')).trim()
    if (words === '') return
    send({ intent: 'send', body: words, thread: rootId, clientId: crypto.randomUUID() })
    event.currentTarget.reset()
  }
  const own = { ...thread, changed: put }
  return (
    <aside className={css.panel} aria-label={t('messaging.thread')}>
      <header className={css.panelHead}>
        <h2>{t('messaging.thread')}</h2>
        <Button look="plain" size="small" aria-label={t('shell.close')} onClick={onClose}>
          <IconX size={18} aria-hidden="true" />
        </Button>
      </header>
      <div ref={body} className={css.panelBody} role="log" aria-label={t('messaging.thread')}>
        {root ? <MessageView message={root} thread={thread} isFirst /> : null}
        {replies.map((reply) => (
          <MessageView key={reply.id} message={reply} thread={own} isFirst />
        ))}
      </div>
      {conversation.may.post ? (
        <form className={css.panelForm} onSubmit={answer}>
          <textarea
            name="body"
            rows={1}
            required
            maxLength={10_000}
            dir="auto"
            aria-label={t('messaging.write-thread')}
            placeholder={t('messaging.write-thread')}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
          />
          <Button type="submit" look="solid" disabled={isBusy}>
            {t('messaging.send')}
          </Button>
        </form>
      ) : null}
    </aside>
  )
}

/** The answers of a thread, fetched when it is opened and kept up to date by events. */
function useReplies({ page, listen }: OpenThread, rootId: string): [readonly Message[], (message: Message) => void] {
  const [replies, setReplies] = useState<readonly Message[]>([])
  const { id } = page.conversation
  const put = useRef((message: Message) => {
    setReplies((known) =>
      known.some((each) => each.id === message.id)
        ? known.map((each) => (each.id === message.id ? message : each))
        : [...known, message],
    )
  }).current
  useEffect(() => {
    void readJson<MessagePage>(`/api/v1/messages/conversations/${id}/messages?thread=${rootId}&limit=100`).then((found) =>
      setReplies(found?.messages ?? []),
    )
    return listen(({ data }) => {
      if (isLiveMessage(data) && data.message.rootId === rootId) put(data.message)
    })
  }, [id, rootId, listen, put])
  return [replies, put]
}
