import { Avatar, Button, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import { useEffect, useRef } from 'react'
import { useFetcher, useNavigate } from 'react-router'
import type { Post } from '../../contract/post.ts'
import { pageOf } from './page-of.ts'
import css from './pending-replies.module.css'
import type { OpenTopic, Pending } from './use-topic.ts'

type Answer = { post?: Post; problem?: ShownProblem }

/** An own reply on its way: shown at once, with a way to try again when it does not arrive. */
export default function PendingReply({ reply, topic }: { reply: Pending; topic: OpenTopic }) {
  const { t, refusal } = useWords()
  const fetcher = useFetcher<Answer>({ key: `reply-${reply.key}` })
  const navigate = useNavigate()
  const { viewer } = useSite()
  const name = viewer?.name ?? ''
  const { slug } = topic.page.topic
  const send = () => {
    const fields = {
      intent: 'reply',
      body: reply.body,
      key: reply.key,
      scripted: '1',
      ...(reply.replyTo ? { replyTo: String(reply.replyTo) } : {}),
    }
    void fetcher.submit(fields, { method: 'post', action: `/t/${slug}` })
  }
  const isSent = useRef(false)
  useEffect(() => {
    if (!isSent.current) send()
    isSent.current = true
  })
  const { data, state } = fetcher
  useEffect(() => {
    if (!data?.post || state !== 'idle') return
    topic.posted(data.post)
    topic.settle(reply.key)
    if (topic.page.nextFrom !== null) void navigate(`/t/${slug}?from=${pageOf(data.post.number)}#p${data.post.number}`)
  }, [data, state, topic, reply.key, slug, navigate])
  const problem = state === 'idle' ? data?.problem : undefined
  return (
    <article className={css.reply} aria-busy={!problem}>
      <Avatar name={name} hue={viewer?.hue ?? 0} picture={viewer?.picture} size="large" />
      <div>
        <strong>{name}</strong>
        <p className={css.body}>{reply.body}</p>
        {problem ? (
          <div className={css.problem} role="alert">
            <span>
              {t('topic.not-sent')}{' '}
              {problem.code === 'offline' ? t('shell.offline') : (problem.errors[0]?.message ?? refusal(problem))}
            </span>
            <Button size="small" onClick={send}>
              {t('shell.retry')}
            </Button>
            <Button size="small" look="plain" onClick={() => topic.settle(reply.key)}>
              {t('topic.discard')}
            </Button>
          </div>
        ) : (
          <p className={css.state}>{t('topic.sending')}</p>
        )}
      </div>
    </article>
  )
}
