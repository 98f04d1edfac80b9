import { ask } from '@guildhall/kernel/page'
import { AdminList, ButtonLink, PageHead, Time, useSite, useWords } from '@guildhall/ui'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listAllCommunities } from '../../contract/index.ts'
import { CommunityStatus, useSizes } from '../parts/community-status.tsx'
import css from './form.module.css'

const wishNames = ['q', 'status', 'sort', 'order', 'cursor'] as const
type Wishes = { q?: string; status?: 'active'; sort?: 'name'; order?: 'up'; cursor?: string }

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const wishes: Wishes = Object.fromEntries(
    wishNames.flatMap((name) => (searchParams.get(name) ? [[name, searchParams.get(name)]] : [])),
  )
  return { page: await ask(context, listAllCommunities, wishes), wishes }
}

/** Every community of the server, for its operators. */
export default function CommunitiesScreen() {
  const { t } = useWords()
  const { name } = useSite()
  const { page, wishes } = useLoaderData<typeof loader>()
  const states = ['active', 'suspended', 'archived', 'deleting'].map((value) => ({ value, label: t(`tenants.status-${value}`) }))
  return (
    <>
      <PageHead title={t('tenants.nav-communities')} site={name} robots="noindex" />
      <div className={css.head}>
        <h1>{t('tenants.nav-communities')}</h1>
        <ButtonLink to="/admin/communities/new" look="solid">
          {t('tenants.new-community')}
        </ButtonLink>
      </div>
      <AdminList
        caption={t('tenants.nav-communities')}
        columns={useColumns()}
        rows={page.items}
        keyOf={({ slug }) => slug}
        nameOf={(community) => community.name}
        sorted={{ by: wishes.sort ?? 'name', order: wishes.order ?? 'up' }}
        search={{ value: wishes.q ?? '', label: t('tenants.find-community') }}
        filters={[
          {
            name: 'status',
            label: t('tenants.status'),
            value: wishes.status ?? '',
            options: [{ value: '', label: t('tenants.status-any') }, ...states],
          },
        ]}
        nextCursor={page.nextCursor}
        isFirst={!wishes.cursor}
        empty={{ title: t('tenants.no-community'), text: t('tenants.no-community-text') }}
      />
    </>
  )
}

function useColumns() {
  const { t } = useWords()
  const size = useSizes()
  type Row = ReturnType<typeof useLoaderData<typeof loader>>['page']['items'][number]
  return [
    {
      key: 'name',
      label: t('tenants.name'),
      sort: 'name',
      render: ({ slug, name, country }: Row) => (
        <span className={css.named}>
          <Link to={`/admin/communities/${slug}`}>{name}</Link>
          <small dir="ltr">{country ? `${slug} · ${country}` : slug}</small>
        </span>
      ),
    },
    { key: 'status', label: t('tenants.status'), render: ({ status }: Row) => <CommunityStatus status={status} /> },
    { key: 'members', label: t('tenants.members'), sort: 'members', end: true as const, render: ({ members }: Row) => members },
    { key: 'size', label: t('tenants.size'), sort: 'size', end: true as const, render: ({ bytes }: Row) => size(bytes) },
    {
      key: 'created',
      label: t('tenants.created'),
      sort: 'created',
      end: true as const,
      render: ({ createdAt }: Row) => <Time at={createdAt} />,
    },
  ]
}
