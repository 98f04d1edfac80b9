import { ask, refused, run } from '@guildhall/kernel/page'
import { Button, FormProblem, PageHead, type ShownProblem, Tag, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { cancelMail, type MailPreview, retryMail, scheduleMail, showMail } from '../../contract/index.ts'
import { MailFrame } from '../parts/mail-frame.tsx'
import { Waiting } from '../parts/waiting-mail.tsx'
import css from './mails.module.css'

export const loader = ({ context, params }: LoaderFunctionArgs) => ask(context, showMail, { mailId: params.mail ?? '' })

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const mailId = params.mail
  const ran = await (() => {
    switch (form.get('intent')) {
      case 'cancel':
        return run(context, cancelMail, { mailId })
      case 'move':
        return run(context, scheduleMail, { mailId, sendAt: instantOf(form) })
      case 'now':
        return run(context, scheduleMail, { mailId })
      default:
        return run(context, retryMail, { mailId })
    }
  })()
  return ran.ok ? {} : refused(ran.problem)
}

// The browser says what its reader typed and where they are; without JavaScript the field is in UTC.
function instantOf(form: FormData): string {
  const at = String(form.get('at'))
  try {
    return Temporal.PlainDateTime.from(at)
      .toZonedDateTime(String(form.get('zone') || 'UTC'))
      .toInstant()
      .toString()
  } catch {
    return at
  }
}

/** One mail as its reader sees it. Where its button leads to is left out: it may open an account. */
export default function MailScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const mail = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem }>()
  return (
    <>
      <PageHead title={mail.subject} site={name} robots="noindex" />
      <p className={css.hint}>
        <Link to="/admin/mails">{t('notify.back')}</Link>
      </p>
      <h1>{mail.subject}</h1>
      <p className={css.facts}>
        <span dir="ltr">{mail.toEmail}</span>
        <Tag tone={mail.state === 'failed' ? 'brand' : 'neutral'}>{t(`notify.state-${mail.state}`)}</Tag>
        {mail.priority === 'high' ? <Tag tone="neutral">{t('notify.urgent')}</Tag> : null}
        <Time at={mail.createdAt} />
        <span>{t('notify.attempts', { count: mail.attempts })}</span>
      </p>
      <FormProblem problem={answer?.problem} />
      <Undelivered mail={mail} />
      <Waiting mail={mail} />
      <Events mail={mail} />
      <h2>{t('notify.preview')}</h2>
      <p className={css.hint}>{t('notify.link-hidden')}</p>
      <MailFrame html={mail.html} className={css.preview} />
      <details>
        <summary>{t('notify.text')}</summary>
        <pre className={css.text}>{mail.text}</pre>
      </details>
    </>
  )
}

function Undelivered({ mail: { state, error } }: { mail: MailPreview }) {
  const { t } = useWords()
  if (state !== 'failed' && state !== 'kept') return null
  return (
    <Form method="post" className={css.retry}>
      {state === 'kept' ? <p>{t('notify.kept-hint')}</p> : null}
      {error ? (
        <p>
          {t('notify.answered')} <code dir="ltr">{error}</code>
        </p>
      ) : null}
      {state === 'failed' ? <Button type="submit">{t('notify.retry')}</Button> : null}
    </Form>
  )
}

function Events({ mail: { events } }: { mail: MailPreview }) {
  const { t } = useWords()
  if (events.length === 0) return null
  return (
    <section>
      <h2>{t('notify.mail-events')}</h2>
      <ol className={css.events}>
        {events.map(({ kind, detail, at }) => (
          <li key={`${at} ${kind} ${detail}`}>
            <Time at={at} /> {t(`notify.mail-event-${kind}`)} {detail ? <code dir="ltr">{detail}</code> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
