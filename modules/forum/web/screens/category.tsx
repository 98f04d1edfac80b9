import { ask, askShared } from '@guildhall/kernel/page'
import { ButtonLink, EmptyState, PageHead, useSite, useWords } from '@guildhall/ui'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listCategories, listTopics } from '../../contract/index.ts'
import { AudienceTag } from '../parts/category-cards.tsx'
import { ColourDot } from '../parts/colour-dot.tsx'
import { ListHeader } from '../parts/list-header.tsx'
import { MoreTopics } from '../parts/more-topics.tsx'
import { TopicList } from '../parts/topic-list.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const [{ items }, page] = await Promise.all([
    askShared(context, listCategories, {}),
    ask(context, listTopics, { category: params.category, cursor }),
  ])
  const category = items.find(({ slug }) => slug === params.category)
  if (!category) throw data({ code: 'not_found', sentence: 'There is no such category.' }, { status: 404 })
  return { category, page, isFirst: cursor === undefined }
}

/** One category's topics. */
export default function CategoryScreen() {
  const { t } = useWords()
  const site = useSite()
  const { category, page, isFirst } = useLoaderData<typeof loader>()
  const newTopic = category.may.createTopic ? `/new?c=${category.slug}` : undefined
  const mark = <ColourDot colour={category.colour} />
  return (
    <>
      <PageHead
        title={category.name}
        site={site.name}
        description={category.description}
        canonical={isFirst ? `${site.origin}/c/${category.slug}` : undefined}
        robots={isFirst ? undefined : 'noindex'}
      />
      <link rel="alternate" type="application/atom+xml" href={`/c/${category.slug}/feed.xml`} title={category.name} />
      <ListHeader title={category.name} text={category.description} mark={mark} newTopic={newTopic} />
      <AudienceTag audience={category.audience} />
      {page.items.length > 0 ? (
        <TopicList topics={page.items} />
      ) : (
        <EmptyState
          icon={<IconMessages size={22} />}
          title={t('category.empty-title')}
          text={t('category.empty', { category: category.name })}
        >
          {newTopic ? (
            <ButtonLink to={newTopic} look="solid">
              {t('nav.new-topic')}
            </ButtonLink>
          ) : null}
        </EmptyState>
      )}
      <MoreTopics nextCursor={page.nextCursor} isFirst={isFirst} />
    </>
  )
}
