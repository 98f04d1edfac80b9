import { ask, services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listTopics } from '../../contract/index.ts'
import { atom } from './atom.ts'

/** The community's latest topics as an Atom feed. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await ask(context, listTopics, { limit: 30 })
  const { tenant, origin, locale } = context.get(services)
  return atom({ title: tenant?.name ?? '', origin, self: '/feed.xml', page: '/latest', topics: items, locale })
}
