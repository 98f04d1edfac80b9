import { ask } from '@guildhall/kernel/page'
import { EmptyState, PageHead, useSite, useWords } from '@guildhall/ui'
import IconMessages from '@tabler/icons-react/dist/esm/icons/IconMessages.mjs'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { listTopics } from '../../contract/index.ts'
import { ListHeader } from '../parts/list-header.tsx'
import { MoreTopics } from '../parts/more-topics.tsx'
import { TopicList } from '../parts/topic-list.tsx'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return { page: await ask(context, listTopics, { cursor }), isFirst: cursor === undefined }
}

/** Everything people talk about, most recent first. */
export default function Latest() {
  const { t } = useWords()
  const site = useSite()
  const { page, isFirst } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('topics.title')}
        site={site.name}
        description={t('topics.intro')}
        canonical={isFirst ? `${site.origin}/latest` : undefined}
        robots={isFirst ? undefined : 'noindex'}
      />
      <ListHeader title={t('topics.title')} text={t('topics.intro')} newTopic="/new" />
      {page.items.length > 0 ? (
        <TopicList topics={page.items} withCategory="with-category" />
      ) : (
        <EmptyState icon={<IconMessages size={22} />} title={t('topics.empty-title')} text={t('topics.empty')} />
      )}
      <MoreTopics nextCursor={page.nextCursor} isFirst={isFirst} />
    </>
  )
}
