import { Button, ButtonLink, FormProblem, fieldError, type ShownProblem, useSite, useWords } from '@guildhall/ui'
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Form, useActionData, useLocation } from 'react-router'
import css from './composer.module.css'
import { useDraft } from './use-draft.ts'
import type { OpenTopic } from './use-topic.ts'

/** Where one answers; says why when one may not. */
export function Composer({ topic }: { topic: OpenTopic }) {
  const { t } = useWords()
  const { viewer } = useSite()
  const { pathname } = useLocation()
  const shown = topic.page.topic
  if (shown.may.reply) return <ReplyForm topic={topic} />
  if (shown.state === 'closed') return <p className={css.note}>{t('topic.closed-note')}</p>
  if (viewer) return <p className={css.note}>{t('topic.may-not-reply')}</p>
  return (
    <p className={css.note}>
      <ButtonLink to={`/sign-in?next=${encodeURIComponent(pathname)}`} look="solid">
        {t('topic.sign-in-to-reply')}
      </ButtonLink>
    </p>
  )
}

function ReplyForm({ topic }: { topic: OpenTopic }) {
  const { t } = useWords()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  const text = useRef<HTMLTextAreaElement>(null)
  const draft = useDraft(`reply:${topic.page.topic.id}`, text)
  const { replyTo, words, setWords } = topic
  useEffect(() => {
    if (!words || !text.current) return
    text.current.value = words
    text.current.focus()
    draft.keep()
    setWords('')
  })
  useEffect(() => {
    if (replyTo) text.current?.focus()
  }, [replyTo])
  // Fetched while there is a connection: it has to be there when a reply cannot be sent.
  useEffect(() => void import('./pending-reply.tsx'), [])
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = text.current?.value.trim()
    if (!body || !text.current) return
    topic.outbox.reply(body, replyTo?.number)
    text.current.value = ''
    draft.clear()
    topic.setReplyTo(null)
  }
  return (
    <Form method="post" id="reply" className={css.composer} onSubmit={send} {...useOpening()}>
      <FormProblem problem={problem} />
      {replyTo ? <Answering topic={topic} name={replyTo.author.displayName} /> : null}
      <input type="hidden" name="intent" value="reply" />
      {replyTo ? <input type="hidden" name="replyTo" value={replyTo.number} /> : null}
      <textarea
        ref={text}
        name="body"
        rows={1}
        maxLength={30_000}
        required
        aria-label={t('compose.your-reply')}
        aria-describedby="reply-error"
        placeholder={t('compose.write')}
        className={css.text}
        onInput={draft.keep}
        onKeyDown={sendOnCtrlEnter}
      />
      <p id="reply-error" className={css.error}>
        {fieldError(problem, 'body')}
      </p>
      <div className={css.row}>
        <span className={css.hint}>{t('compose.hint')}</span>
        <Button type="submit" look="solid">
          {t('compose.send')}
        </Button>
      </div>
    </Form>
  )
}

/** Open while something in it has the focus, and a moment longer: what is clicked outside must not move away meanwhile. */
function useOpening() {
  const [isOpen, setOpen] = useState(false)
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(closing.current), [])
  return {
    'data-open': isOpen || undefined,
    onFocus() {
      clearTimeout(closing.current)
      setOpen(true)
    },
    onBlur() {
      closing.current = setTimeout(() => setOpen(false), 300)
    },
  }
}

function Answering({ topic, name }: { topic: OpenTopic; name: string }) {
  const { t } = useWords()
  return (
    <p className={css.answering}>
      {t('topic.in-reply-to', { name })}
      <Button look="plain" size="small" aria-label={t('shell.cancel')} onClick={() => topic.setReplyTo(null)}>
        <IconX size={16} aria-hidden="true" />
      </Button>
    </p>
  )
}

function sendOnCtrlEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
}
