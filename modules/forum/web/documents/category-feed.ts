import { ask, askShared, services } from '@guildhall/kernel/page'
import { data, type LoaderFunctionArgs } from 'react-router'
import { listCategories, listTopics } from '../../contract/index.ts'
import { atom } from './atom.ts'

/** One category's latest topics as an Atom feed. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { items: categories } = await askShared(context, listCategories, {})
  const category = categories.find(({ slug }) => slug === params.category)
  if (!category) throw data({ code: 'not_found', sentence: 'There is no such category.' }, { status: 404 })
  const { items } = await ask(context, listTopics, { category: category.slug, limit: 30 })
  const { tenant, origin, locale } = context.get(services)
  const page = `/c/${category.slug}`
  const topics = items.map(({ excerpt, lastPostAt, ...topic }) => ({
    ...topic,
    updated: lastPostAt,
    content: { type: 'text', text: excerpt },
  }))
  return atom({ title: `${category.name} · ${tenant?.name}`, origin, self: `${page}/feed.xml`, page, topics, locale })
}
