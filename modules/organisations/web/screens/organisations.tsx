import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Button, PageHead, type ShownProblem, Tag, Time, useSite, useWords } from '@guildhall/ui'
import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { listKinds, listOrganisations, reinstateOrganisation, suspendOrganisation } from '../../contract/index.ts'
import { Logo } from '../parts/logo.tsx'
import css from '../parts/organisations.module.css'

const statuses = ['active', 'suspended'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams
  const text = (name: string) => params.get(name) || undefined
  const wishes = {
    q: text('q'),
    kind: text('kind'),
    status: statuses.find((status) => status === text('status')),
    cursor: text('cursor'),
  }
  const [page, { items: kinds }] = await Promise.all([ask(context, listOrganisations, wishes), ask(context, listKinds, {})])
  return { page, kinds, wishes }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const organisation = String(form.get('organisation') ?? '')
  const ran =
    form.get('intent') === 'reinstate'
      ? await run(context, reinstateOrganisation, { organisation })
      : await run(context, suspendOrganisation, { organisation })
  return ran.ok ? {} : refused(ran.problem)
}

/** Every organisation of the community: found, suspended, brought back. */
export default function Organisations() {
  const { t } = useWords()
  const { name } = useSite()
  const { page, wishes } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem }>()?.problem
  return (
    <div className={css.page}>
      <PageHead title={t('organisations.nav')} site={name} robots="noindex" />
      <h1>{t('organisations.nav')}</h1>
      <AdminList
        caption={t('organisations.nav')}
        columns={useColumns()}
        rows={page.items}
        keyOf={({ id }) => id}
        nameOf={(row) => row.name}
        search={{ value: wishes.q ?? '', label: t('organisations.search') }}
        filters={useFilters()}
        nextCursor={page.nextCursor}
        isFirst={!wishes.cursor}
        problem={problem}
        empty={{ icon: <IconBuilding size={22} />, title: t('organisations.empty-title'), text: t('organisations.empty') }}
      />
    </div>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['items'][number]

function useFilters() {
  const { t } = useWords()
  const { kinds, wishes } = useLoaderData<typeof loader>()
  return [
    {
      name: 'kind',
      label: t('organisations.kind'),
      value: wishes.kind ?? '',
      options: [
        { value: '', label: t('organisations.any-kind') },
        ...kinds.map(({ key, name }) => ({ value: key, label: name })),
      ],
    },
    {
      name: 'status',
      label: t('organisations.status'),
      value: wishes.status ?? '',
      options: [
        { value: '', label: t('organisations.any-status') },
        ...statuses.map((status) => ({ value: status as string, label: t(`organisations.status-${status}`) })),
      ],
    },
  ]
}

function useColumns() {
  const { t, locale } = useWords()
  return [
    {
      key: 'name',
      label: t('organisations.name'),
      render: (row: Row) => (
        <span className={css.who}>
          <Logo organisation={row} size="small" />
          <Link to={`/o/${row.slug}`}>{row.name}</Link>
        </span>
      ),
    },
    { key: 'kind', label: t('organisations.kind'), render: (row: Row) => row.kindName },
    {
      key: 'members',
      label: t('organisations.members'),
      end: true as const,
      render: (row: Row) => row.memberCount.toLocaleString(locale),
    },
    {
      key: 'status',
      label: t('organisations.status'),
      render: ({ status }: Row) => (
        <Tag tone={status === 'active' ? 'brand' : 'neutral'}>{t(`organisations.status-${status}`)}</Tag>
      ),
    },
    { key: 'created', label: t('organisations.created'), end: true as const, render: (row: Row) => <Time at={row.createdAt} /> },
    { key: 'do', label: t('organisations.actions'), end: true as const, render: (row: Row) => <RowAction row={row} /> },
  ]
}

function RowAction({ row: { id, status } }: { row: Row }) {
  const { t } = useWords()
  const move = status === 'active' ? 'suspend' : 'reinstate'
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="organisation" value={id} />
      <Button type="submit" name="intent" value={move} size="small">
        {t(`organisations.${move}`)}
      </Button>
    </Form>
  )
}
