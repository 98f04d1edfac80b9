import { showNavigation } from '@guildhall/administration/contract'
import { ask, services } from '@guildhall/kernel/page'
import { useWords } from '@guildhall/ui'
import { data, type LoaderFunctionArgs, Outlet, useLoaderData } from 'react-router'
import { Area } from '../area/area.tsx'
import { navigationOf, refusalAt, screenAt } from '../area/navigation.ts'
import { screens } from '../screens.ts'

/** What there is for whoever has to be let in first. */
const whileWaiting: readonly string[] = ['/settings/profile', '/settings/privacy', '/settings/appearance']

/** The account's screens; visitors have the few that need no account. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, tenant } = context.get(services)
  const viewer = actor?.kind === 'member' ? actor : null
  const { pathname } = new URL(request.url)
  const refusal = pathname === '/settings' ? null : refusalAt(screenAt(screens, pathname), viewer)
  if (refusal === 'sign-in') throw data({ code: 'sign_in_required', sentence: '' }, { status: 401 })
  if (refusal === 'forbidden') throw data({ code: 'not_permitted', sentence: '' }, { status: 403 })
  const items = navigationOf(screens, { area: 'settings', viewer, modules: tenant?.modules ?? [] })
  if (viewer?.waiting) return { items: items.filter(({ to }) => whileWaiting.includes(to)), tier: 'talent' as const }
  const tier = viewer ? (await ask(context, showNavigation, {})).tier : 'talent'
  return { items, tier }
}

export default function SettingsLayout() {
  const { t } = useWords()
  const { items, tier } = useLoaderData<typeof loader>()
  return (
    <Area title={t('shell.settings')} items={items} tier={tier}>
      <Outlet />
    </Area>
  )
}
