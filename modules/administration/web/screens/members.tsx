import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Avatar, ButtonLink, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router'
import { changeMembers, listMembers, listRoles, startOperation } from '../../contract/index.ts'
import { Heading } from '../parts/heading.tsx'
import css from '../parts/members.module.css'
import { StatusTag } from '../parts/status-tag.tsx'
import { wishesOf } from '../parts/wishes.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const wishes = wishesOf(new URL(request.url))
  const [page, { items: roles }] = await Promise.all([ask(context, listMembers, wishes), ask(context, listRoles, {})])
  return { page, roles, wishes }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
  const change = { action: text('action'), role: text('role'), reason: text('reason') }
  if (form.has('all')) {
    const { q, status, role, recent } = wishesOf(new URL(request.url))
    const begun = await run(context, startOperation, { filter: { q, status, role, recent }, ...change })
    return begun.ok ? redirect(`/admin/operations/${begun.output.id}`) : refused(begun.problem)
  }
  const ran = await run(context, changeMembers, { members: form.getAll('selected').map(String), ...change })
  return ran.ok ? { done: ran.output } : refused(ran.problem)
}

type Done = { done?: { changed: number; refused: { sentence: string }[] }; problem?: ShownProblem }

/** Everybody in the community: found, ordered, and changed many at a time. */
export default function Members() {
  const { t } = useWords()
  const { search } = useLocation()
  const { page, wishes } = useLoaderData<typeof loader>()
  const result = useActionData<Done>()
  const columns = useColumns()
  const sort = wishes.sort ?? 'joined'
  return (
    <>
      <Heading title={t('administration.members')}>
        <ButtonLink to="/admin/operations" look="plain">
          {t('administration.operations')}
        </ButtonLink>
      </Heading>
      <Outcome result={result} />
      <AdminList
        caption={t('administration.members')}
        columns={columns}
        rows={page.items}
        keyOf={({ memberId }) => memberId}
        nameOf={({ displayName }) => displayName}
        sorted={{ by: sort, order: wishes.order ?? (sort === 'name' ? 'up' : 'down') }}
        search={{ value: wishes.q ?? '', label: t('administration.search') }}
        filters={useFilters()}
        nextCursor={page.nextCursor}
        isFirst={!wishes.cursor}
        exportHref={`/admin/users.csv${search}`}
        bulk={useBulk()}
        problem={result?.problem}
        empty={{
          icon: <IconUsers size={22} />,
          title: t('administration.nobody-title'),
          text: t('administration.nobody'),
        }}
      />
    </>
  )
}

function Outcome({ result }: { result: Done | undefined }) {
  const { t } = useWords()
  const done = result?.done
  const reasons = [...new Set(done?.refused.map(({ sentence }) => sentence))]
  return (
    <div role="status" className={done ? css.outcome : undefined}>
      {done ? t('administration.bulk-done', { changed: done.changed, refused: done.refused.length }) : null}
      {reasons.length > 0 ? (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function useColumns() {
  const { t } = useWords()
  type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['items'][number]
  return [
    {
      key: 'name',
      label: t('administration.name'),
      sort: 'name',
      render: ({ memberId, displayName, email, hue }: Row) => (
        <span className={css.who}>
          <Avatar name={displayName} hue={hue} size="small" />
          <span>
            <Link to={`/admin/users/${memberId}`}>{displayName}</Link>
            {email ? <small dir="ltr">{email}</small> : null}
          </span>
        </span>
      ),
    },
    {
      key: 'roles',
      label: t('administration.roles'),
      render: ({ roles }: Row) => roles.map(({ name }) => name).join(', ') || '–',
    },
    { key: 'status', label: t('administration.status'), render: ({ status }: Row) => <StatusTag status={status} /> },
    {
      key: 'joined',
      label: t('administration.joined'),
      sort: 'joined',
      end: true as const,
      render: ({ joinedAt }: Row) => <Time at={joinedAt} />,
    },
    {
      key: 'seen',
      label: t('administration.seen'),
      sort: 'seen',
      end: true as const,
      render: ({ lastSeenAt }: Row) => <Time at={lastSeenAt} />,
    },
  ]
}

function useFilters() {
  const { t } = useWords()
  const { roles, wishes } = useLoaderData<typeof loader>()
  return [
    {
      name: 'status',
      label: t('administration.status'),
      value: wishes.status ?? '',
      options: [
        { value: '', label: t('administration.status-current') },
        { value: 'active', label: t('administration.status-active') },
        { value: 'suspended', label: t('administration.status-suspended') },
        { value: 'left', label: t('administration.status-left') },
      ],
    },
    {
      name: 'role',
      label: t('administration.role'),
      value: wishes.role ?? '',
      options: [
        { value: '', label: t('administration.any-role') },
        ...roles.map(({ key, name }) => ({ value: key, label: name })),
      ],
    },
    {
      name: 'recent',
      label: t('administration.when'),
      value: wishes.recent ?? '',
      options: [
        { value: '', label: t('administration.any-time') },
        { value: 'joined', label: t('administration.recent-joined') },
        { value: 'seen', label: t('administration.recent-seen') },
      ],
    },
  ]
}

function useBulk() {
  const { t } = useWords()
  const { viewer } = useSite()
  const { roles } = useLoaderData<typeof loader>()
  if (!roles.some(({ changeable }) => changeable) || !viewer) return undefined
  const options = roles.filter(({ changeable }) => changeable).map(({ key, name }) => ({ value: key, label: name }))
  const role = { name: 'role', label: t('administration.role'), options }
  return {
    all: t('administration.everybody'),
    actions: [
      { value: 'add-role', label: t('administration.add-role'), asks: role },
      { value: 'take-role', label: t('administration.take-role'), asks: role },
      {
        value: 'suspend',
        label: t('administration.suspend'),
        asks: { name: 'reason', label: t('administration.reason'), required: true as const },
      },
      { value: 'reactivate', label: t('administration.reactivate') },
    ],
  }
}
