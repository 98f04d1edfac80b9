import { ask } from '@guildhall/kernel/page'
import { AdminList, ButtonLink, PageHead, Tag, Time, useSite, useWords } from '@guildhall/ui'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { type Entry, listEntries, type Verification, verifyEntries } from '../../contract/index.ts'
import css from './audit.module.css'

const names = ['action', 'from', 'to', 'outcome', 'actor', 'subject'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const filters = Object.fromEntries(names.flatMap((name) => (searchParams.get(name) ? [[name, searchParams.get(name)]] : [])))
  const cursor = searchParams.get('cursor') ?? undefined
  const page = await ask(context, listEntries, { ...filters, cursor })
  const verification = searchParams.has('verify') ? await ask(context, verifyEntries, {}) : null
  return { filters: filters as Partial<Record<(typeof names)[number], string>>, page, isFirst: !cursor, verification }
}

/** What was done and refused here: filtered, read entry by entry, exported, and checked for changes. */
export default function Log() {
  const { t } = useWords()
  const { name } = useSite()
  const { filters, page, isFirst, verification } = useLoaderData<typeof loader>()
  const outcomes = [
    { value: '', label: t('audit.any') },
    { value: 'ok', label: t('audit.ok') },
    { value: 'refused', label: t('audit.refused') },
  ]
  return (
    <>
      <PageHead title={t('audit.nav')} site={name} robots="noindex" />
      <h1>{t('audit.nav')}</h1>
      <p className={css.hint}>{t('audit.hint')}</p>
      <Whole verification={verification} />
      <AdminList<Entry>
        caption={t('audit.nav')}
        columns={columnsIn(t)}
        rows={page.items}
        keyOf={({ id }) => id}
        nameOf={({ action }) => action}
        filters={[
          { name: 'action', label: t('audit.action'), value: filters.action ?? '', type: 'text' },
          { name: 'from', label: t('audit.from'), value: filters.from ?? '', type: 'date' },
          { name: 'to', label: t('audit.to'), value: filters.to ?? '', type: 'date' },
          { name: 'outcome', label: t('audit.outcome'), value: filters.outcome ?? '', options: outcomes },
        ]}
        nextCursor={page.nextCursor}
        isFirst={isFirst}
        exportHref={`/api/v1/admin/audit/export.csv?${new URLSearchParams(filters)}`}
        empty={{ title: t('audit.empty-title'), text: t('audit.empty') }}
      />
    </>
  )
}

type T = ReturnType<typeof useWords>['t']

const columnsIn = (t: T) => [
  {
    key: 'action',
    label: t('audit.action'),
    render: ({ id, action }: Entry) => (
      <Link to={`/admin/audit/${id}`} className={css.code} dir="ltr">
        {action}
      </Link>
    ),
  },
  { key: 'actor', label: t('audit.actor'), render: (entry: Entry) => <Actor entry={entry} /> },
  {
    key: 'subject',
    label: t('audit.subject'),
    render: ({ subject }: Entry) =>
      subject ? (
        <Link to={{ pathname: '/admin/audit', search: `?subject=${encodeURIComponent(subject.id)}` }}>{subject.type}</Link>
      ) : (
        '—'
      ),
  },
  {
    key: 'outcome',
    label: t('audit.outcome'),
    render: ({ outcome, code }: Entry) =>
      outcome === 'ok' ? t('audit.ok') : <Tag tone="brand">{`${t('audit.refused')}: ${code}`}</Tag>,
  },
  { key: 'at', label: t('audit.at'), end: true as const, render: ({ at }: Entry) => <Time at={at} /> },
]

function Actor({ entry: { actor, actorKind } }: { entry: Entry }) {
  const { t } = useWords()
  if (!actor) return <>{t(actorKind === 'system' ? 'audit.system' : 'audit.nobody')}</>
  return (
    <Link to={{ pathname: '/admin/audit', search: `?actor=${actor.memberId}` }}>
      {actor.left ? t('audit.left') : actor.displayName}
    </Link>
  )
}

function Whole({ verification }: { verification: Verification | null }) {
  const { t } = useWords()
  return (
    <div className={css.whole}>
      <ButtonLink to="?verify=1" size="small">
        {t('audit.verify')}
      </ButtonLink>
      {verification ? (
        <p role="status" className={verification.intact ? css.intact : css.broken}>
          {verification.firstBreak
            ? t('audit.broken', {
                place: verification.firstBreak.chainNo,
                what: t(`audit.break-${verification.firstBreak.kind}`),
              })
            : t('audit.intact', { count: verification.checked, unsealed: verification.unsealed })}
        </p>
      ) : null}
    </div>
  )
}
