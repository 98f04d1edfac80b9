import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Button, FormProblem, PageHead, PlainLink, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { liftSuppression, listSuppressions, type Suppression } from '../../contract/index.ts'
import css from './mails.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const q = searchParams.get('q')?.trim() || undefined
  const cursor = searchParams.get('cursor') ?? undefined
  return { q, isFirst: !cursor, page: await ask(context, listSuppressions, { q, cursor }) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const ran = await run(context, liftSuppression, { address: form.get('address') })
  return ran.ok ? {} : refused(ran.problem)
}

/** Addresses that get no mail any more, why, and the way back. */
export default function MailSuppressions() {
  const { t } = useWords()
  const { name } = useSite()
  const { q, isFirst, page } = useLoaderData<typeof loader>()
  const answer = useActionData<{ problem?: ShownProblem }>()
  return (
    <>
      <PageHead title={t('notify.suppressions')} site={name} robots="noindex" />
      <p className={css.hint}>
        <PlainLink href="/admin/mails">{t('notify.back')}</PlainLink>
      </p>
      <h1>{t('notify.suppressions')}</h1>
      <p className={css.hint}>{t('notify.suppressions-lead')}</p>
      <FormProblem problem={answer?.problem} />
      <AdminList<Suppression>
        caption={t('notify.suppressions')}
        columns={[
          {
            key: 'address',
            label: t('notify.suppressions-address'),
            render: ({ address }) => <span dir="ltr">{address}</span>,
          },
          { key: 'reason', label: t('notify.suppressions-reason'), render: (row) => <Reason row={row} /> },
          { key: 'since', label: t('notify.suppressions-since'), render: ({ since }) => <Time at={since} /> },
          { key: 'lift', label: '', end: true, render: ({ address }) => <Lift address={address} /> },
        ]}
        rows={page.items}
        keyOf={({ address }) => address}
        nameOf={({ address }) => address}
        search={{ value: q ?? '', label: t('notify.suppressions-search') }}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        empty={{ title: t('notify.suppressions-empty-title'), text: t('notify.suppressions-empty') }}
      />
    </>
  )
}

function Reason({ row: { reason, detail } }: { row: Suppression }) {
  const { t } = useWords()
  return <span title={detail}>{t(`notify.suppressions-reason-${reason}`)}</span>
}

function Lift({ address }: { address: string }) {
  const { t } = useWords()
  return (
    <Form method="post">
      <input type="hidden" name="address" value={address} />
      <Button type="submit">{t('notify.suppressions-lift')}</Button>
    </Form>
  )
}
