import { showNavigation } from '@guildhall/administration/contract'
import { ask, services } from '@guildhall/kernel/page'
import { useWords } from '@guildhall/ui'
import { data, type LoaderFunctionArgs, Outlet, redirect, useLoaderData, useRouteLoaderData } from 'react-router'
import { Area } from '../area/area.tsx'
import { navigationOf, refusalAt, screenAt } from '../area/navigation.ts'
import { screens } from '../screens.ts'
import { ErrorPage } from '../shell/error-page.tsx'
import { useWaiting } from '../shell/use-waiting.tsx'

/** What this viewer may open of the administration. Whoever may open nothing of it, or not this screen, is told so by the server. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, tenant } = context.get(services)
  const viewer = actor?.kind === 'member' ? actor : null
  const { pathname } = new URL(request.url)
  const items = navigationOf(screens, { area: 'admin', viewer, modules: tenant?.modules ?? [] })
  const refusal = refusalAt(screenAt(screens, pathname), viewer)
  if (refusal === 'sign-in') throw data({ code: 'sign_in_required', sentence: '' }, { status: 401 })
  if (refusal === 'forbidden' && pathname === '/admin' && items[0]) throw redirect(items[0].to)
  if (refusal === 'forbidden') throw data({ code: 'not_permitted', sentence: '' }, { status: 403 })
  const { tier, pending } = await ask(context, showNavigation, {})
  return { items, tier, pending }
}

export default function AdminLayout() {
  const { t } = useWords()
  const { items, tier, pending } = useLoaderData<typeof loader>()
  const counters = { ...pending, ...useWaiting() }
  return (
    <Area title={t('area.admin')} items={items} tier={tier} counters={counters} bar>
      <Outlet />
    </Area>
  )
}

/** A screen that fails leaves the navigation standing. */
export function ErrorBoundary({ error }: { error: unknown }) {
  const { t } = useWords()
  const known = useRouteLoaderData<typeof loader>('admin')
  if (!known) return <ErrorPage error={error} />
  return (
    <Area title={t('area.admin')} items={known.items} tier={known.tier} counters={known.pending} bar>
      <ErrorPage error={error} />
    </Area>
  )
}
