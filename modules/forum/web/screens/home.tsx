import { ask } from '@guildhall/kernel/page'
import { EmptyState, PageHead, useSite, useWords } from '@guildhall/ui'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listTopics } from '../../contract/index.ts'
import { CategoryCards } from '../parts/category-cards.tsx'
import { JoinCard } from '../parts/join-card.tsx'
import { TopicList } from '../parts/topic-list.tsx'
import css from './home.module.css'

export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await ask(context, listTopics, { limit: 10 })
  return { topics: items }
}

/** The front page: who we are, where to talk, what is new. */
export default function Home() {
  const { t } = useWords()
  const site = useSite()
  const { topics } = useLoaderData<typeof loader>()
  return (
    <div className={css.home}>
      <PageHead title={site.name} site={site.name} description={site.tagline} canonical={`${site.origin}/`} />
      <link rel="alternate" type="application/atom+xml" href="/feed.xml" title={site.name} />
      <header className={css.hero}>
        <h1>{site.viewer ? t('home.welcome-back', { name: site.viewer.name }) : t('home.welcome', { community: site.name })}</h1>
        <p>{site.tagline}</p>
        {site.viewer ? null : <JoinCard />}
      </header>
      <CategoryCards />
      <section aria-labelledby="latest">
        <div className={css.heading}>
          <h2 id="latest">{t('home.latest')}</h2>
          <Link to="/latest">{t('home.all-latest')}</Link>
        </div>
        {topics.length > 0 ? (
          <TopicList topics={topics} withCategory="with-category" />
        ) : (
          <EmptyState icon={<IconMessages size={22} />} title={t('topics.empty-title')} text={t('topics.empty')} />
        )}
      </section>
    </div>
  )
}
