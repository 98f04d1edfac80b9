import { ask } from '@guildhall/kernel/page'
import { Button, ButtonLink, EmptyState, PageHead, useSite, useWords } from '@guildhall/ui'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { Form, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { searchPosts } from '../../contract/index.ts'
import { SearchResults } from '../parts/search-results.tsx'
import css from './search.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const q = (searchParams.get('q') ?? '').trim().slice(0, 200)
  const cursor = searchParams.get('cursor') ?? undefined
  const page = q.length >= 2 ? await ask(context, searchPosts, { q, cursor }) : null
  return { q, page }
}

/** Finds posts by their words, among those the viewer may read. */
export default function Search() {
  const { t } = useWords()
  const { name } = useSite()
  const { q, page } = useLoaderData<typeof loader>()
  return (
    <div className={css.page}>
      <PageHead title={q ? t('search.results', { query: q }) : t('search.title')} site={name} robots="noindex" />
      <h1>{t('search.title')}</h1>
      <Form role="search" className={css.form} action="/search">
        <IconSearch size={20} aria-hidden="true" className={css.icon} />
        <input
          key={q}
          type="search"
          name="q"
          defaultValue={q}
          minLength={2}
          maxLength={200}
          required
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          className={css.input}
        />
        <Button type="submit" look="solid">
          {t('search.submit')}
        </Button>
      </Form>
      {page ? <Found q={q} page={page} /> : <p className={css.hint}>{t('search.start')}</p>}
    </div>
  )
}

function Found({ q, page }: { q: string; page: NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['page']> }) {
  const { t } = useWords()
  if (page.items.length === 0) {
    return <EmptyState icon={<IconSearch size={22} />} title={t('search.empty-title')} text={t('search.empty', { query: q })} />
  }
  return (
    <section aria-labelledby="results">
      <h2 id="results" className={css.heading}>
        {t('search.results', { query: q })}
      </h2>
      <SearchResults hits={page.items} />
      {page.nextCursor ? (
        <p className={css.more}>
          <ButtonLink to={{ search: new URLSearchParams({ q, cursor: page.nextCursor }).toString() }}>
            {t('search.more')}
          </ButtonLink>
        </p>
      ) : null}
    </section>
  )
}
