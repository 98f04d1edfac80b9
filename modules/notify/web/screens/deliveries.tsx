import { ask } from '@guildhall/kernel/page'
import { AdminList, PageHead, Tag, Time, useSite, useWords } from '@guildhall/ui'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Delivery, listDeliveries } from '../../contract/index.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const state = Delivery.shape.state.safeParse(searchParams.get('state')).data
  const member = searchParams.get('member') ?? undefined
  const cursor = searchParams.get('cursor') ?? undefined
  return { state, isFirst: !cursor, page: await ask(context, listDeliveries, { state, member, cursor }) }
}

/** What became of notifications on every channel, and why: for whoever is asked “why did I not get this?”. */
export default function Deliveries() {
  const { t } = useWords()
  const { name } = useSite()
  const { state, isFirst, page } = useLoaderData<typeof loader>()
  const states = [
    { value: '', label: t('notify.any') },
    ...Delivery.shape.state.options.map((value) => ({ value, label: t(`notices.state-${value}`) })),
  ]
  return (
    <>
      <PageHead title={t('notices.deliveries')} site={name} robots="noindex" />
      <h1>{t('notices.deliveries')}</h1>
      <AdminList<Delivery>
        caption={t('notices.deliveries')}
        columns={[
          {
            key: 'member',
            label: t('notify.to'),
            render: ({ member }) => <Link to={`?member=${member.memberId}`}>{member.displayName || '–'}</Link>,
          },
          { key: 'type', label: t('notices.kind'), render: ({ type }) => <span dir="ltr">{type}</span> },
          { key: 'channel', label: t('notices.channel'), render: ({ channel }) => t(`notices.channel-${channel}`) },
          { key: 'state', label: t('notify.state'), render: (delivery) => <Outcome delivery={delivery} /> },
          { key: 'at', label: t('notify.written'), end: true, render: ({ createdAt }) => <Time at={createdAt} /> },
        ]}
        rows={page.items}
        keyOf={({ id }) => id}
        nameOf={({ type, channel }) => `${type} ${channel}`}
        filters={[{ name: 'state', label: t('notify.state'), value: state ?? '', options: states }]}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        empty={{ title: t('notices.empty-title'), text: t('notices.deliveries-empty') }}
      />
    </>
  )
}

function Outcome({ delivery: { state, reason, dueAt } }: { delivery: Delivery }) {
  const { t } = useWords()
  return (
    <>
      <Tag tone={state === 'failed' ? 'brand' : 'neutral'}>{t(`notices.state-${state}`)}</Tag>{' '}
      {reason ? t(`notices.reason-${reason}`) : null} {state === 'waiting' ? <Time at={dueAt} /> : null}
    </>
  )
}
