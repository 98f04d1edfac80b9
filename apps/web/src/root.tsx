import '@guildhall/ui/tokens.css'
import '@guildhall/ui/prose.css'
import { WordsProvider } from '@guildhall/ui'
import { type ReactNode, useMemo } from 'react'
import {
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  redirect,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import { ErrorPage } from './shell/error-page.tsx'
import { Frame } from './shell/frame.tsx'
import { schemeScript } from './shell/scheme.ts'
import { type SiteData, siteData, waitsOutside } from './shell/site.ts'
import { baseWords } from './words/base.ts'
import { wordsOf } from './words/words.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { pathname } = new URL(request.url)
  if (waitsOutside(context) && !/^\/(membership|settings)(\/|$|\.)/.test(pathname)) throw redirect('/membership')
  return siteData(context)
}

/** Same community, language and viewer until somebody comes or goes. */
export const shouldRevalidate = ({ formAction }: { formAction?: string }) =>
  /^\/(sign-in|sign-out|register|settings|operator|membership)/.test(formAction ?? '')

/** Documents that stand by themselves: no scripts, no frame. */
const useIsStatic = () => useMatches().some(({ handle }) => (handle as { isStatic?: boolean } | undefined)?.isStatic)

export function Layout({ children }: { children: ReactNode }) {
  const site = useRouteLoaderData<SiteData>('root')
  const isStatic = useIsStatic()
  const locale = site?.locale ?? 'en'
  const words = useMemo(() => wordsOf(locale, baseWords(locale), site?.words ?? ''), [locale, site?.words])
  const nonce = typeof document === 'undefined' ? site?.nonce : ''
  return (
    <html lang={locale} dir={words.dir} data-mantine-color-scheme="light" suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: schemeScript }} />
        {site ? <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: site.theme }} /> : null}
        {site?.themeVersion ? <link rel="stylesheet" href={`/theme.css?v=${site.themeVersion}`} /> : null}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {site?.logoDark ? (
          <link rel="icon" href="/favicon.svg?on=dark" type="image/svg+xml" media="(prefers-color-scheme: dark)" />
        ) : null}
        <link rel="apple-touch-icon" href="/icon-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        <WordsProvider words={words}>{children}</WordsProvider>
        {isStatic ? null : <ScrollRestoration nonce={nonce} />}
        {isStatic ? null : <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function App() {
  const site = useRouteLoaderData<SiteData>('root')
  const isStatic = useIsStatic()
  return site?.isCommunity && !isStatic ? (
    <Frame site={site}>
      <Outlet />
    </Frame>
  ) : (
    <Outlet />
  )
}

export function ErrorBoundary({ error }: { error: unknown }) {
  const site = useRouteLoaderData<SiteData>('root')
  return site?.isCommunity ? (
    <Frame site={site}>
      <ErrorPage error={error} />
    </Frame>
  ) : (
    <ErrorPage error={error} />
  )
}
