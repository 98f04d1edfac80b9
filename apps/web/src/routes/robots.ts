import { services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'

/** Where crawlers may go, and where the list of topics is. */
export function loader({ context }: LoaderFunctionArgs) {
  const { origin } = context.get(services)
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /search',
    'Disallow: /sign-in',
    'Disallow: /new',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
