import { ask, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import { data, type LoaderFunctionArgs, Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useRouteLoaderData } from 'react-router'
import { ErrorPage } from './error-page.tsx'
import type { SiteData } from './site.ts'
import { Wall } from './wall.tsx'

/** Lets visitors pass only where the community shows its content to them; its front page says so without being an error. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.get(services).actor?.kind === 'member') return { isClosed: false }
  const { openToVisitors } = await ask(context, showCommunity, {})
  if (!openToVisitors && new URL(request.url).pathname !== '/') throw data({ code: 'members_only', sentence: '' }, { status: 401 })
  return { isClosed: !openToVisitors }
}

/** Only coming and going changes it. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.startsWith('/t/') ? false : defaultShouldRevalidate

export default function Members() {
  const { isClosed } = useLoaderData<typeof loader>()
  const site = useRouteLoaderData<SiteData>('root')
  return isClosed && site ? <Wall site={site} next="/" code="members_only" /> : <Outlet />
}

export const ErrorBoundary = ({ error }: { error: unknown }) => <ErrorPage error={error} />
