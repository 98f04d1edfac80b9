import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Button, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import IconMail from '@tabler/icons-react/dist/esm/icons/IconMail.mjs'
import { type ActionFunctionArgs, data, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import {
  createInvitation,
  type Invitation,
  InvitationState,
  importInvitations,
  listGivableRoles,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  showInvitationStats,
} from '../../contract/index.ts'
import { Figures } from '../parts/figures.tsx'
import { type Imported, ImportForm } from '../parts/import-form.tsx'
import css from '../parts/invitations.module.css'
import { InviteForm } from '../parts/invite-form.tsx'
import { IssuedLink } from '../parts/issued.tsx'
import { StateTag } from '../parts/state-tag.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams
  const text = (name: string) => params.get(name) || undefined
  const state = InvitationState.safeParse(params.get('state')).data
  const wishes = { q: text('q'), state, cursor: text('cursor') }
  const [page, stats, { items: roles }] = await Promise.all([
    ask(context, listInvitations, wishes),
    ask(context, showInvitationStats, {}),
    ask(context, listGivableRoles, {}),
  ])
  return { page, stats, roles, wishes }
}

type Issued = { url: string; invitation: { email: string | null } }
type Result = { problem?: ShownProblem; about?: 'invite' | 'import'; issued?: Issued; imported?: Imported; csv?: string }

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const invitationId = text('invitation')
  switch (text('intent')) {
    case 'invite': {
      const needsApproval = form.has('needsApproval')
      const wishes = {
        email: text('email') || undefined,
        roles: form.getAll('roles').map(String),
        message: text('message'),
        needsApproval,
      }
      const numbers = { expiresInDays: Number(text('expiresInDays')), maxUses: Number(text('maxUses')) }
      const ran = await run(context, createInvitation, { ...wishes, ...numbers })
      return ran.ok ? { issued: ran.output } : data({ problem: ran.problem, about: 'invite' }, { status: ran.problem.status })
    }
    case 'resend': {
      const ran = await run(context, resendInvitation, { invitationId })
      return ran.ok ? { issued: ran.output } : refused(ran.problem)
    }
    case 'revoke': {
      const ran = await run(context, revokeInvitation, { invitationId })
      return ran.ok ? {} : refused(ran.problem)
    }
    default:
      return fromFile(context, form)
  }
}

async function fromFile(context: ActionFunctionArgs['context'], form: FormData) {
  const file = form.get('file')
  const csv = file instanceof File && file.size > 0 ? await file.text() : String(form.get('csv') ?? '')
  const dryRun = form.get('intent') !== 'import'
  const ran = await run(context, importInvitations, { csv, dryRun, onErrors: form.has('onErrors') ? 'valid' : 'none' })
  if (!ran.ok) return data({ problem: ran.problem, about: 'import', csv }, { status: ran.problem.status })
  return { imported: ran.output, csv }
}

/** Everybody who was invited: what became of it, and inviting more. */
export default function Invitations() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { page, stats, roles, wishes } = useLoaderData<typeof loader>()
  const result = useActionData<Result>()
  const problemWith = (about: Result['about']) => (result?.about === about ? result?.problem : undefined)
  return (
    <Themed locale={locale}>
      <PageHead title={t('invitations.nav')} site={name} robots="noindex" />
      <div className={css.stack}>
        <h1>{t('invitations.nav')}</h1>
        {result?.issued ? <IssuedLink url={result.issued.url} email={result.issued.invitation.email} /> : null}
        <Figures stats={stats} />
        <InviteForm roles={roles} problem={problemWith('invite')} isOpen={stats.total === 0 || result?.about === 'invite'} />
        <ImportForm imported={result?.imported} csv={result?.csv ?? ''} problem={problemWith('import')} />
        <AdminList
          caption={t('invitations.nav')}
          columns={useColumns()}
          rows={page.items}
          keyOf={({ id }) => id}
          nameOf={(row) => row.email ?? t('invitations.link')}
          search={{ value: wishes.q ?? '', label: t('invitations.search') }}
          filters={useFilters()}
          nextCursor={page.nextCursor}
          isFirst={!wishes.cursor}
          problem={problemWith(undefined)}
          empty={{ icon: <IconMail size={22} />, title: t('invitations.none-title'), text: t('invitations.none') }}
        />
      </div>
    </Themed>
  )
}

function useFilters() {
  const { t } = useWords()
  const { wishes } = useLoaderData<typeof loader>()
  const states = InvitationState.options.map((state) => ({ value: state as string, label: t(`invitations.state-${state}`) }))
  return [
    {
      name: 'state',
      label: t('invitations.state'),
      value: wishes.state ?? '',
      options: [{ value: '', label: t('invitations.any-state') }, ...states],
    },
  ]
}

function useColumns() {
  const { t } = useWords()
  const roles = (row: Invitation) => [row.organisation?.name, ...row.roles.map(({ name }) => name)].filter(Boolean).join(', ')
  return [
    {
      key: 'to',
      label: t('invitations.to'),
      render: (row: Invitation) => (
        <Link to={`/admin/invitations/${row.id}`} dir={row.email ? 'ltr' : undefined}>
          {row.email ?? t('invitations.link')}
        </Link>
      ),
    },
    { key: 'roles', label: t('invitations.roles'), render: (row: Invitation) => roles(row) || '–' },
    { key: 'state', label: t('invitations.state'), render: (row: Invitation) => <StateTag state={row.state} /> },
    {
      key: 'used',
      label: t('invitations.used'),
      end: true as const,
      render: (row: Invitation) => `${row.used} / ${row.maxUses}`,
    },
    {
      key: 'expires',
      label: t('invitations.expires'),
      end: true as const,
      render: (row: Invitation) => <Time at={row.expiresAt} />,
    },
    { key: 'do', label: t('invitations.actions'), end: true as const, render: (row: Invitation) => <RowActions row={row} /> },
  ]
}

function RowActions({ row }: { row: Invitation }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.buttons} preventScrollReset>
      <input type="hidden" name="invitation" value={row.id} />
      {row.may.resend ? (
        <Button type="submit" name="intent" value="resend" size="small">
          {t(row.email ? 'invitations.resend' : 'invitations.new-link')}
        </Button>
      ) : null}
      {row.may.revoke ? (
        <Button type="submit" name="intent" value="revoke" size="small" look="plain">
          {t('invitations.revoke')}
        </Button>
      ) : null}
    </Form>
  )
}
