import { ask, askShared, services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { listCategories, listSitemap } from '../../contract/index.ts'
import { escapeXml } from './atom.ts'

const mostPages = 40

/** Every page a visitor can read, newest topics first, up to 40,000 (sitemaps.org allows 50,000). */
export async function loader({ context }: LoaderFunctionArgs) {
  const { origin } = context.get(services)
  const { items: categories } = await askShared(context, listCategories, {})
  const urls = [line(`${origin}/`), line(`${origin}/latest`), ...categories.map(({ slug }) => line(`${origin}/c/${slug}`))]
  let cursor: string | undefined
  for (let read = 0; read < mostPages; read++) {
    const page = await ask(context, listSitemap, { cursor })
    urls.push(...page.items.map((topic) => line(`${origin}/t/${topic.slug}`, topic.lastPostAt)))
    if (!page.nextCursor) break
    cursor = page.nextCursor
  }
  const xml = `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`
  return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}

const line = (url: string, changed?: string) =>
  `<url><loc>${escapeXml(url)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`
