import { ask, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import { data, type LoaderFunctionArgs, Outlet, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import { ErrorPage } from './error-page.tsx'
import { siteData } from './site.ts'

/**
 * Shows visitors a way in where a community keeps its content to its members; the content itself is kept from them by the
 * forum's policy. The front page says so without being an error.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, tenant } = context.get(services)
  const path = new URL(request.url).pathname
  if (path === '/' && !tenant?.modules.includes('forum')) throw redirect(await frontOf(context))
  if (actor?.kind === 'member') return null
  const { openToVisitors } = await ask(context, showCommunity, {})
  const status = path === '/' ? 200 : 401
  if (!openToVisitors) throw data({ code: 'members_only', sentence: '' }, { status })
  return null
}

/** Where a community without a forum receives people: the first place of its own navigation. */
async function frontOf(context: LoaderFunctionArgs['context']): Promise<string> {
  const { main, viewer } = await siteData(context)
  return viewer ? (main[0]?.to ?? '/settings') : '/sign-in'
}

/** Only coming and going changes it. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.startsWith('/t/') ? false : defaultShouldRevalidate

export default function Members() {
  return <Outlet />
}

export const ErrorBoundary = ({ error }: { error: unknown }) => <ErrorPage error={error} />
