import { ask, services } from '@guildhall/kernel/page'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { showTopic } from '../../contract/index.ts'

/** One page of posts; the Markdown source travels only to those who may edit it. */
export async function loadTopicPage({ context, params, request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const from = Math.max(1, Number.parseInt(url.searchParams.get('from') ?? '1', 10) || 1)
  const page = await ask(context, showTopic, { topic: params.topic ?? '', from })
  if (page.topic.slug !== params.topic) throw redirect(`/t/${page.topic.slug}${url.search}`, 301)
  const memberId = context.get(services).actor?.memberId
  const posts = page.posts.map((post) =>
    page.topic.may.edit || post.author.memberId === memberId ? post : { ...post, body: '' },
  )
  return { ...page, posts, from }
}
