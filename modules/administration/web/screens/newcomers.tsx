import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, type ShownProblem, Time, useWords } from '@guildhall/ui'
import IconUserPlus from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { approveNewcomers, listNewcomers, type Newcomer, rejectNewcomers } from '../../contract/index.ts'
import { Heading } from '../parts/heading.tsx'
import css from '../parts/newcomers.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const status = searchParams.get('status') === 'rejected' ? ('rejected' as const) : ('waiting' as const)
  const cursor = searchParams.get('cursor') ?? undefined
  return { page: await ask(context, listNewcomers, { status, cursor }), status, isFirst: !cursor }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const chosen = form.get('action') === 'approve' ? approveNewcomers : rejectNewcomers
  const ran = await run(context, chosen, { members: form.getAll('selected').map(String), note: String(form.get('note') ?? '') })
  return ran.ok ? { done: ran.output } : refused(ran.problem)
}

type Done = { done?: { changed: number; refused: { sentence: string }[] }; problem?: ShownProblem }

/** Who asks to come in: decided one by one or many at a time. */
export default function Newcomers() {
  const { t } = useWords()
  const { page, status, isFirst } = useLoaderData<typeof loader>()
  const result = useActionData<Done>()
  const note = { name: 'note', label: t('newcomers.note') }
  const approve = { value: 'approve', label: t('newcomers.approve'), asks: note }
  return (
    <>
      <Heading title={t('newcomers.title')} />
      <p role="status">
        {result?.done
          ? t('administration.bulk-done', { changed: result.done.changed, refused: result.done.refused.length })
          : null}
      </p>
      <AdminList
        caption={t('newcomers.title')}
        columns={useColumns()}
        rows={page.items}
        keyOf={({ memberId }) => memberId}
        nameOf={({ displayName }) => displayName}
        filters={[
          {
            name: 'status',
            label: t('administration.status'),
            value: status === 'waiting' ? '' : status,
            options: [
              { value: '', label: t('administration.status-waiting') },
              { value: 'rejected', label: t('administration.status-rejected') },
            ],
          },
        ]}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        bulk={{
          actions: status === 'waiting' ? [approve, { ...approve, value: 'reject', label: t('newcomers.reject') }] : [approve],
        }}
        problem={result?.problem}
        empty={{ icon: <IconUserPlus size={22} />, title: t('newcomers.nobody-title'), text: t('newcomers.nobody') }}
      />
    </>
  )
}

function useColumns() {
  const { t } = useWords()
  return [
    {
      key: 'name',
      label: t('administration.name'),
      render: ({ displayName, email, headline }: Newcomer) => (
        <span className={css.who}>
          <strong>{displayName}</strong>
          {email ? <small dir="ltr">{email}</small> : null}
          {headline ? <small>{headline}</small> : null}
        </span>
      ),
    },
    {
      key: 'bio',
      label: t('newcomers.about'),
      render: ({ bio, note }: Newcomer) => <span className={css.bio}>{note || bio || '–'}</span>,
    },
    { key: 'asked', label: t('newcomers.asked'), end: true as const, render: ({ askedAt }: Newcomer) => <Time at={askedAt} /> },
  ]
}
