import { ask, services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listFeed } from '../../contract/index.ts'
import { atom } from './atom.ts'

/** The community's latest topics as an Atom feed, with their opening words. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await ask(context, listFeed, {})
  const { tenant, origin, locale } = context.get(services)
  const topics = items.map(({ html, updatedAt, ...topic }) => ({
    ...topic,
    updated: updatedAt,
    content: { type: 'html', text: html },
  }))
  return atom({ title: tenant?.name ?? '', origin, self: '/feed.xml', page: '/latest', topics, locale })
}
