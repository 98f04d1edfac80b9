import { services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'

/** What a phone needs to put the community on its home screen. */
export function loader({ context }: LoaderFunctionArgs) {
  const { tenant, locale } = context.get(services)
  const manifest = {
    name: tenant?.name ?? 'Guildhall',
    short_name: tenant?.name ?? 'Guildhall',
    description: tenant?.branding.tagline ?? '',
    lang: locale,
    start_url: '/',
    display: 'standalone',
    background_color: '#f7f8f9',
    theme_color: tenant?.branding.primary ?? '#3b4cca',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } })
}
