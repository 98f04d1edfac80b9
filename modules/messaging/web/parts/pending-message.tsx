import { Button, type ShownProblem, useWords } from '@guildhall/ui'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { Message } from '../../contract/message.ts'
import css from './message-view.module.css'
import { formOf } from './use-command.ts'
import type { Waiting } from './use-outbox.ts'
import type { OpenThread } from './use-thread.ts'

type Answer = { output?: Message; problem?: ShownProblem }
const AGAIN_MS = 15_000

/** An own message on its way: there at once, sent after the one before it, tried again when there is a connection. */
export function PendingMessage({ waiting, thread, isNext }: { waiting: Waiting; thread: OpenThread; isNext: boolean }) {
  const { t, refusal } = useWords()
  const fetcher = useFetcher<Answer>({ key: `send-${waiting.clientId}` })
  const { data, state } = fetcher
  const problem = state === 'idle' ? data?.problem : undefined
  const send = () => {
    const { body, clientId, replyTo, mentions: mention, fileIds: file = [], voice } = waiting
    const more = { replyTo: replyTo?.toString(), ...(voice ? { voice: '1' } : {}) }
    const fields = { intent: 'send', scripted: '1', body, clientId, mention, file, ...more }
    void fetcher.submit(formOf(fields), { method: 'post', action: `/chat/${thread.page.conversation.id}` })
  }
  const again = useRef(send)
  again.current = send
  const isBegun = useRef(false)
  useEffect(() => {
    if (isNext && !isBegun.current) {
      isBegun.current = true
      again.current()
    }
  }, [isNext])
  const isOffline = problem?.code === 'offline'
  useEffect(() => {
    if (!isOffline) return
    const retry = () => again.current()
    const timer = setInterval(retry, AGAIN_MS)
    addEventListener('online', retry)
    return () => {
      clearInterval(timer)
      removeEventListener('online', retry)
    }
  }, [isOffline])
  const { changed, outbox } = thread
  useEffect(() => {
    if (state !== 'idle' || !data?.output) return
    changed(data.output)
    outbox.drop(waiting.clientId)
  }, [state, data, changed, outbox.drop, waiting.clientId])
  return (
    <article className={`${css.message} ${css.own} ${problem ? '' : css.pending}`} data-first aria-busy={!problem}>
      <div className={css.stack}>
        <div className={css.bubble}>
          <p className={css.words}>{waiting.body}</p>
          <span className={css.meta}>{problem ? null : t('messaging.sending')}</span>
        </div>
        {problem ? (
          <div className={css.failed} role="alert">
            <span>{isOffline ? t('messaging.waits-offline') : (problem.errors[0]?.message ?? refusal(problem))}</span>
            <Button size="small" onClick={send}>
              {t('shell.retry')}
            </Button>
            <Button size="small" look="plain" onClick={() => outbox.drop(waiting.clientId)}>
              {t('messaging.discard')}
            </Button>
          </div>
        ) : null}
      </div>
    </article>
  )
}
