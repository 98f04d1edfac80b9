import { ask, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import { data, type LoaderFunctionArgs, Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { ErrorPage } from './error-page.tsx'

/**
 * Shows visitors a way in where a community keeps its content to its members; the content itself is kept from them by the
 * forum's policy. The front page says so without being an error.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.get(services).actor?.kind === 'member') return null
  const { openToVisitors } = await ask(context, showCommunity, {})
  const status = new URL(request.url).pathname === '/' ? 200 : 401
  if (!openToVisitors) throw data({ code: 'members_only', sentence: '' }, { status })
  return null
}

/** Only coming and going changes it. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.startsWith('/t/') ? false : defaultShouldRevalidate

export default function Members() {
  return <Outlet />
}

export const ErrorBoundary = ({ error }: { error: unknown }) => <ErrorPage error={error} />
