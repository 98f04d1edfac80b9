import { services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { baseWords } from '../words/base.ts'
import { ownWords } from '../words/server.ts'
import { wordsOf } from '../words/words.ts'

/** What a phone needs to put the community on its home screen (W3C, Web Application Manifest). */
export function loader({ context }: LoaderFunctionArgs) {
  const { tenant, locale } = context.get(services)
  const { t, dir } = wordsOf(locale, baseWords(locale), ownWords(tenant, locale))
  const name = tenant?.name ?? 'Guildhall'
  const has = (module: string) => tenant?.modules.includes(module) === true
  const shortcut = (module: string, key: string, url: string) => (has(module) ? [{ name: t(key), url, icons: [icon(192)] }] : [])
  const manifest = {
    id: '/',
    name,
    short_name: name,
    description: tenant?.branding.tagline ?? '',
    lang: locale,
    dir,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f7f8f9',
    theme_color: tenant?.branding.primary ?? '#3b4cca',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      icon(192),
      icon(512),
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      ...shortcut('messaging', 'messaging.nav', '/chat'),
      ...shortcut('forum', 'nav.new-topic', '/new'),
      ...(tenant ? [{ name: t('notices.title'), url: '/notifications', icons: [icon(192)] }] : []),
    ],
    ...(tenant
      ? { share_target: { action: '/share', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } } }
      : {}),
  }
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } })
}

const icon = (size: number) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })
