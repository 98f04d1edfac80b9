import { PageHead, useSite } from '@guildhall/ui'
import type { TopicPage } from '../live.ts'

/** Title, description, canonical address and schema.org DiscussionForumPosting of a topic. */
export function TopicHead({ page, from }: { page: TopicPage; from: number }) {
  const site = useSite()
  const { topic } = page
  const url = `${site.origin}/t/${topic.slug}${from > 1 ? `?from=${from}` : ''}`
  const structured = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    headline: topic.title,
    text: topic.excerpt,
    url: `${site.origin}/t/${topic.slug}`,
    datePublished: topic.createdAt,
    dateModified: topic.lastPostAt,
    author: { '@type': 'Person', name: topic.author.displayName },
    commentCount: topic.replyCount,
  }
  return (
    <>
      <PageHead title={topic.title} site={site.name} description={topic.excerpt} canonical={url} type="article" />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: JSON.stringify(structured).replaceAll('<', '\\u003c') }}
      />
    </>
  )
}
