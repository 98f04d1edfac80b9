import { createInvitation } from '@guildhall/invitations/contract'
import { ask, refused, run } from '@guildhall/kernel/page'
import { AdminList, Avatar, Button, FormProblem, PageHead, type ShownProblem, Time, useSite, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { NativeSelect, Button as SendButton, TextInput } from '@mantine/core'
import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import {
  changeMemberRole,
  listColleagues,
  type OrganisationMember,
  OrganisationRole,
  removeMember,
  showMyOrganisation,
  transferOwnership,
} from '../../contract/index.ts'
import css from '../parts/organisations.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams
  const role = OrganisationRole.safeParse(params.get('role')).data
  const wishes = { q: params.get('q') || undefined, role, cursor: params.get('cursor') || undefined }
  const [organisation, page] = await Promise.all([ask(context, showMyOrganisation, {}), ask(context, listColleagues, wishes)])
  return { organisation, page, wishes }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const organisation = text('organisation')
  const about = { organisation, memberId: text('member') }
  switch (text('intent')) {
    case 'invite': {
      const wishes = { organisationId: organisation, organisationRole: text('role'), email: text('email') || undefined }
      const ran = await run(context, createInvitation, wishes)
      return ran.ok ? { url: ran.output.url } : refused(ran.problem)
    }
    case 'admin':
    case 'member': {
      const ran = await run(context, changeMemberRole, { ...about, role: text('intent') })
      return ran.ok ? {} : refused(ran.problem)
    }
    case 'transfer': {
      const ran = await run(context, transferOwnership, about)
      return ran.ok ? {} : refused(ran.problem)
    }
    default: {
      const ran = await run(context, removeMember, about)
      return ran.ok ? {} : refused(ran.problem)
    }
  }
}

/** The people of the organisation one acts for: who they are, inviting more, changing what they may. */
export default function MyMembers() {
  const { t, locale } = useWords()
  const { name } = useSite()
  const { organisation, page, wishes } = useLoaderData<typeof loader>()
  const result = useActionData<{ problem?: ShownProblem; url?: string }>()
  return (
    <Themed locale={locale}>
      <div className={css.page}>
        <PageHead title={t('organisations.members')} site={name} robots="noindex" />
        <p className={css.facts}>
          <Link to="/organisation">{organisation.name}</Link>
        </p>
        <h1>{t('organisations.members')}</h1>
        <FormProblem problem={result?.problem} />
        {organisation.may.manageMembers ? <Invite organisationId={organisation.id} url={result?.url} /> : null}
        <AdminList
          caption={t('organisations.members')}
          columns={useColumns()}
          rows={page.items}
          keyOf={({ memberId }) => memberId}
          nameOf={({ displayName }) => displayName}
          search={{ value: wishes.q ?? '', label: t('organisations.search-members') }}
          filters={useFilters()}
          nextCursor={page.nextCursor}
          isFirst={!wishes.cursor}
          empty={{ title: t('organisations.nobody-title'), text: t('organisations.nobody') }}
        />
      </div>
    </Themed>
  )
}

function Invite({ organisationId, url }: { organisationId: string; url: string | undefined }) {
  const { t } = useWords()
  return (
    <Form method="post" className={css.panel} preventScrollReset>
      <h2>{t('organisations.invite')}</h2>
      <input type="hidden" name="organisation" value={organisationId} />
      <div className={css.row}>
        <TextInput name="email" type="email" label={t('identity.email')} description={t('organisations.invite-hint')} dir="ltr" />
        <NativeSelect
          name="role"
          label={t('organisations.role')}
          data={(['member', 'admin'] as const).map((role) => ({ value: role, label: t(`organisations.role-${role}`) }))}
        />
      </div>
      <div className={css.row}>
        <SendButton type="submit" name="intent" value="invite">
          {t('organisations.invite')}
        </SendButton>
      </div>
      <div role="status">
        {url ? (
          <input
            readOnly
            value={url}
            className={css.link}
            dir="ltr"
            aria-label={t('organisations.invite-link')}
            onFocus={(event) => event.currentTarget.select()}
          />
        ) : null}
      </div>
    </Form>
  )
}

function useFilters() {
  const { t } = useWords()
  const { wishes } = useLoaderData<typeof loader>()
  const roles = OrganisationRole.options.map((role) => ({ value: role as string, label: t(`organisations.role-${role}`) }))
  return [
    {
      name: 'role',
      label: t('organisations.role'),
      value: wishes.role ?? '',
      options: [{ value: '', label: t('organisations.any-role') }, ...roles],
    },
  ]
}

function useColumns() {
  const { t } = useWords()
  return [
    {
      key: 'name',
      label: t('organisations.member'),
      render: ({ displayName, hue }: OrganisationMember) => (
        <span className={css.who}>
          <Avatar name={displayName} hue={hue} size="small" />
          {displayName}
        </span>
      ),
    },
    { key: 'role', label: t('organisations.role'), render: ({ role }: OrganisationMember) => t(`organisations.role-${role}`) },
    {
      key: 'joined',
      label: t('organisations.joined'),
      end: true as const,
      render: ({ joinedAt }: OrganisationMember) => <Time at={joinedAt} />,
    },
    {
      key: 'do',
      label: t('organisations.actions'),
      end: true as const,
      render: (row: OrganisationMember) => <RowActions row={row} />,
    },
  ]
}

function RowActions({ row }: { row: OrganisationMember }) {
  const { t } = useWords()
  const { organisation } = useLoaderData<typeof loader>()
  if (row.role === 'owner' || !organisation.may.manageMembers) return '–'
  const other = row.role === 'admin' ? 'member' : 'admin'
  return (
    <Form method="post" className={`${css.row} ${css.end}`} preventScrollReset>
      <input type="hidden" name="organisation" value={organisation.id} />
      <input type="hidden" name="member" value={row.memberId} />
      <Button type="submit" name="intent" value={other} size="small">
        {t(`organisations.make-${other}`)}
      </Button>
      {organisation.may.transfer ? (
        <Button type="submit" name="intent" value="transfer" size="small" look="plain">
          {t('organisations.transfer')}
        </Button>
      ) : null}
      <Button type="submit" name="intent" value="remove" size="small" look="plain">
        {t('organisations.remove')}
      </Button>
    </Form>
  )
}
