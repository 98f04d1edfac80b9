import { showNavigation } from '@guildhall/administration/contract'
import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'

/** What waits for the viewer, asked for again by the navigation while a page stands open. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { pending } = await ask(context, showNavigation, {})
  return Response.json(pending, { headers: { 'cache-control': 'no-store' } })
}
