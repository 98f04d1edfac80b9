import { ask, refused, run, services } from '@guildhall/kernel/page'
import { Button, ButtonLink, EmptyState, PageHead, useSite, useWords } from '@guildhall/ui'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { Category, countNotices, listNotices } from '../../contract/index.ts'
import { NoticeList } from '../parts/notice-list.tsx'
import css from '../parts/notices.module.css'
import { Older } from '../parts/older.tsx'
import { useNotices } from '../parts/use-notices.ts'
import { actOn } from './notifications.action.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const category = Category.safeParse(searchParams.get('category')).data
  const unread = searchParams.get('unread') === '1'
  const waiting = searchParams.get('waiting') === '1'
  const cursor = searchParams.get('cursor') ?? undefined
  const { locale } = context.get(services)
  const input = { category, cursor, locale, unread: unread ? 'true' : undefined, waiting: waiting ? 'true' : undefined }
  const [page, count] = [await ask(context, listNotices, input), await ask(context, countNotices, {})]
  return { page, count, category, unread, waiting, isFirst: !cursor }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const wanted = actOn(form)
  if (!wanted) return redirect('/notifications')
  const ran = await run(context, wanted.contract, wanted.input)
  if (!form.has('scripted')) return redirect('/notifications')
  return ran.ok ? { done: form.get('intent') } : refused(ran.problem)
}

/** Everything one has been told, to be opened, read, put off and deleted. */
export default function Notifications() {
  const { t } = useWords()
  const { name } = useSite()
  const { page, count, category, unread, waiting, isFirst } = useLoaderData<typeof loader>()
  const { items, nextCursor, act } = useNotices(page, { unread, category })
  return (
    <div className={css.page}>
      <PageHead title={t('notices.title')} site={name} robots="noindex" />
      <div className={css.headline}>
        <h1>{t('notices.title')}</h1>
        <Form method="post" action="/notifications" className={css.filters}>
          <Button type="submit" size="small" name="intent" value="read-all">
            {t('notices.read-all')}
          </Button>
          <ButtonLink to="/settings/notifications" look="plain" size="small">
            {t('notices.preferences')}
          </ButtonLink>
        </Form>
      </div>
      <Filters category={category} unread={unread} />
      {count.waiting > 0 && !waiting ? (
        <p className={css.waiting}>
          {t('notices.waiting', { count: count.waiting })}
          <Link to="?waiting=1">{t('notices.show-waiting')}</Link>
        </p>
      ) : null}
      {items.length > 0 ? (
        <div className={css.card}>
          <NoticeList items={items} act={act} />
        </div>
      ) : (
        <EmptyState
          title={t(unread ? 'notices.all-read-title' : 'notices.empty-title')}
          text={t(unread ? 'notices.all-read' : 'notices.empty')}
        />
      )}
      <Older nextCursor={nextCursor} isFirst={isFirst} act={act} />
      {items.length > 0 ? <p className={css.hint}>{t('notices.hint')}</p> : null}
    </div>
  )
}

function Filters({ category, unread }: { category?: string; unread: boolean }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const to = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params)
    next.delete('cursor')
    for (const [key, value] of Object.entries(changes)) value === null ? next.delete(key) : next.set(key, value)
    return { search: next.toString() }
  }
  const chip = (label: string, isCurrent: boolean, changes: Readonly<Record<string, string | null>>) => (
    <Link key={label} to={to(changes)} className={css.chip} aria-current={isCurrent ? 'true' : undefined}>
      {label}
    </Link>
  )
  return (
    <nav className={css.filters} aria-label={t('notices.filter')}>
      {chip(t('notices.all'), !unread && !category, { unread: null, category: null })}
      {chip(t('notices.unread'), unread, { unread: unread ? null : '1' })}
      {Category.options.map((each) =>
        chip(t(`notices.category-${each}`), category === each, { category: category === each ? null : each }),
      )}
    </nav>
  )
}
