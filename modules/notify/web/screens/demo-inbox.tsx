import { services } from '@guildhall/kernel/page'
import { Button, ButtonLink, EmptyState, PageHead, Time, useSite, useWords } from '@guildhall/ui'
import { data, Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import css from './mails.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { demo, demoMails, tenant } = context.get(services)
  if (!demo || !tenant) throw data({ code: 'not_found', sentence: '' }, { status: 404 })
  const to = (new URL(request.url).searchParams.get('to') ?? '').trim().slice(0, 255)
  return { to, mails: to ? await demoMails(to) : [] }
}

/** The demo's mailbox: no mail leaves this machine, so this is where a new person finds theirs. */
export default function DemoInbox() {
  const { t } = useWords()
  const { name } = useSite()
  const { to, mails } = useLoaderData<typeof loader>()
  return (
    <div className={css.inbox}>
      <PageHead title={t('notify.inbox')} site={name} robots="noindex" />
      <h1>{t('notify.inbox')}</h1>
      <p className={css.hint}>{t('notify.inbox-hint')}</p>
      <Form className={css.address}>
        <label>
          {t('notify.to')}
          <input type="email" name="to" defaultValue={to} maxLength={255} required dir="ltr" />
        </label>
        <Button type="submit">{t('notify.inbox-open')}</Button>
      </Form>
      {to && mails.length === 0 ? <EmptyState title={t('notify.inbox-empty-title')} text={t('notify.inbox-empty')} /> : null}
      {mails.map((mail) => (
        <article key={mail.id} className={css.mail} aria-labelledby={mail.id}>
          <h2 id={mail.id}>{mail.subject}</h2>
          <Time at={mail.at} className={css.hint} />
          <pre className={css.text}>{mail.text}</pre>
          {mail.link ? (
            <ButtonLink to={mail.link} look="solid" reloadDocument>
              {t('notify.inbox-follow')}
            </ButtonLink>
          ) : null}
        </article>
      ))}
    </div>
  )
}
