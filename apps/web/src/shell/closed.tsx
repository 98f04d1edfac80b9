import { services } from '@guildhall/kernel/page'
import { useWords } from '@guildhall/ui'
import { data, type LoaderFunctionArgs, useLoaderData, useRouteLoaderData } from 'react-router'
import { Logo } from './logo.tsx'
import type { SiteData } from './site.ts'
import css from './wall.module.css'

/** Readable without any script. */
export const handle = { isStatic: true }

export function loader({ context }: LoaderFunctionArgs) {
  const { site, tenant } = context.get(services)
  if (site !== 'closed') throw data({ code: 'not_found', sentence: '' }, { status: 404 })
  const isLeaving = tenant?.status === 'deleting'
  return data({ isLeaving }, { status: isLeaving ? 410 : 403 })
}

/** What people find at the address of a community that lets nobody in. */
export default function Closed() {
  const { t } = useWords()
  const { isLeaving } = useLoaderData<typeof loader>()
  const site = useRouteLoaderData<SiteData>('root')
  const name = site?.name ?? ''
  return (
    <main id="main" className={css.wall}>
      <title>{name}</title>
      <meta name="robots" content="noindex" />
      <Logo svg={site?.logo ?? ''} name={name} size="large" />
      <h1>{name}</h1>
      <p className={css.text}>{t(isLeaving ? 'shell.closed-deleting' : 'shell.closed-suspended')}</p>
    </main>
  )
}
