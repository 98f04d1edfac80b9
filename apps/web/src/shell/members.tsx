import { ask, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import { data, type LoaderFunctionArgs, Outlet } from 'react-router'
import { ErrorPage } from './error-page.tsx'

/** Lets visitors pass only where the community shows its content to them. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (context.get(services).actor?.kind === 'member') return null
  const { openToVisitors } = await ask(context, showCommunity, {})
  if (!openToVisitors) throw data({ code: 'members_only', sentence: '' }, { status: 401 })
  return null
}
export const shouldRevalidate = () => false

export default function Members() {
  return <Outlet />
}

export const ErrorBoundary = ({ error }: { error: unknown }) => <ErrorPage error={error} />
