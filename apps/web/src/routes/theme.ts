import { ask, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import type { LoaderFunctionArgs } from 'react-router'
import { themeVariables } from '../shell/theme.ts'

/**
 * The community's theme as a style sheet: the variables every page has in its head, and the extra styles, which come from
 * here alone. An address with a version never changes; without one the entity tag says whether it did.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { site, tenant } = context.get(services)
  if (site !== 'community' || !tenant) return new Response(null, { status: 404 })
  const { branding } = await ask(context, showCommunity, {})
  const etag = `"${branding.themeVersion}"`
  const isVersioned = new URL(request.url).searchParams.get('v') === branding.themeVersion
  const headers = {
    'content-type': 'text/css; charset=utf-8',
    'x-content-type-options': 'nosniff',
    etag,
    'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'public, no-cache',
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(`${themeVariables(tenant.branding)}${tenant.branding.sheet ?? ''}`, { headers })
}
