import { ask } from '@guildhall/kernel/page'
import { AdminList, Avatar, PageHead, Time, useSite, useWords } from '@guildhall/ui'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listUses, showInvitation } from '../../contract/index.ts'
import css from '../parts/invitations.module.css'
import { StateTag } from '../parts/state-tag.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const invitationId = params.invitation ?? ''
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const [invitation, uses] = await Promise.all([
    ask(context, showInvitation, { invitationId }),
    ask(context, listUses, { invitationId, cursor }),
  ])
  return { invitation, uses, isFirst: cursor === undefined }
}

/** One invitation: what it gives, what happened to it, and who came in by it. */
export default function InvitationScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { invitation, uses, isFirst } = useLoaderData<typeof loader>()
  const title = invitation.email ?? t('invitations.link')
  type Use = (typeof uses.items)[number]
  return (
    <div className={css.stack}>
      <PageHead title={title} site={name} robots="noindex" />
      <p className={css.text}>
        <Link to="/admin/invitations">{t('invitations.nav')}</Link>
      </p>
      <h1 dir={invitation.email ? 'ltr' : undefined}>{title}</h1>
      <p>
        <StateTag state={invitation.state} />{' '}
        {[invitation.organisation?.name, ...invitation.roles.map((role) => role.name)].filter(Boolean).join(', ')}
      </p>
      {invitation.message ? <blockquote className={css.quote}>{invitation.message}</blockquote> : null}
      <section className={css.panel}>
        <h2>{t('invitations.history')}</h2>
        <ul className={css.lines}>
          <li>
            {t('invitations.state-created')} · {invitation.createdBy?.displayName ?? t('invitations.operator')} ·{' '}
            <Time at={invitation.createdAt} />
          </li>
          {invitation.history.map(({ move, to, by, at }) => (
            <li key={`${move}${at}`}>
              {t(`invitations.state-${to}`)} {by ? `· ${by.displayName}` : ''} · <Time at={at} />
            </li>
          ))}
        </ul>
      </section>
      <h2>{t('invitations.usage')}</h2>
      <AdminList
        caption={t('invitations.usage')}
        columns={[
          {
            key: 'who',
            label: t('invitations.who'),
            render: ({ member }: Use) => (
              <>
                <Avatar name={member.displayName} hue={member.hue} size="small" /> {member.displayName}
              </>
            ),
          },
          { key: 'at', label: t('invitations.when'), end: true, render: ({ at }: Use) => <Time at={at} /> },
        ]}
        rows={uses.items}
        keyOf={({ id }) => id}
        nameOf={({ member }) => member.displayName}
        nextCursor={uses.nextCursor}
        isFirst={isFirst}
        empty={{ title: t('invitations.unused-title'), text: t('invitations.unused') }}
      />
    </div>
  )
}
