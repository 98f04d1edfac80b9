import { ask } from '@guildhall/kernel/page'
import { AdminList, PageHead, Tag, Time, useSite, useWords } from '@guildhall/ui'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listMails, type Mail, MailState } from '../../contract/index.ts'
import css from './mails.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const q = searchParams.get('q')?.trim() || undefined
  const state = MailState.safeParse(searchParams.get('state')).data
  const cursor = searchParams.get('cursor') ?? undefined
  return { q, state, isFirst: !cursor, page: await ask(context, listMails, { q, state, cursor }) }
}

/** Every mail of the community and what became of it. */
export default function Mails() {
  const { t } = useWords()
  const { name } = useSite()
  const { q, state, isFirst, page } = useLoaderData<typeof loader>()
  const states = [
    { value: '', label: t('notify.any') },
    ...MailState.options.map((value) => ({ value, label: t(`notify.state-${value}`) })),
  ]
  return (
    <>
      <PageHead title={t('notify.nav')} site={name} robots="noindex" />
      <h1>{t('notify.nav')}</h1>
      <p className={css.hint}>
        <Link to="/admin/mails/suppressed">{t('notify.suppressions')}</Link>
      </p>
      {page.items.some((mail) => mail.state === 'kept') ? <p className={css.hint}>{t('notify.kept-hint')}</p> : null}
      <AdminList<Mail>
        caption={t('notify.nav')}
        columns={[
          {
            key: 'subject',
            label: t('notify.subject'),
            render: (mail) => <Link to={`/admin/mails/${mail.id}`}>{mail.subject}</Link>,
          },
          { key: 'to', label: t('notify.to'), render: ({ toEmail }) => <span dir="ltr">{toEmail}</span> },
          {
            key: 'state',
            label: t('notify.state'),
            render: (mail) => (
              <>
                <Tag tone={mail.state === 'failed' ? 'brand' : 'neutral'}>{t(`notify.state-${mail.state}`)}</Tag>{' '}
                {mail.state === 'queued' && mail.heldUntil ? <Time at={mail.heldUntil} /> : null}
              </>
            ),
          },
          { key: 'at', label: t('notify.written'), end: true, render: ({ createdAt }) => <Time at={createdAt} /> },
        ]}
        rows={page.items}
        keyOf={({ id }) => id}
        nameOf={({ subject }) => subject}
        search={{ value: q ?? '', label: t('notify.search') }}
        filters={[{ name: 'state', label: t('notify.state'), value: state ?? '', options: states }]}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        empty={{ title: t('notify.empty-title'), text: t('notify.empty') }}
      />
    </>
  )
}
