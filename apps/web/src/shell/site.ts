import { ask, nonce, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import type { RouterContextProvider } from 'react-router'
import { ownWords } from '../words/server.ts'
import { platformBranding, themeCss } from './theme.ts'

type Context = Readonly<RouterContextProvider>

/** What every page of a request knows: where it is, who looks at it, in which words and colours. */
export type SiteData = {
  nonce: string
  requestId: string
  origin: string
  locale: string
  /** The community's own words as JSON: one value costs the router's encoder less than dozens. */
  words: string
  theme: string
  logo: string
  name: string
  tagline: string
  registration: 'open' | 'invitation' | 'organisation'
  openToVisitors: boolean
  isCommunity: boolean
  viewer: { memberId: string; name: string; permissions: readonly string[] } | null
}

export async function siteData(context: Context): Promise<SiteData> {
  const { tenant, actor, locale, origin, requestId } = context.get(services)
  const community = tenant ? await ask(context, showCommunity, {}) : null
  const branding = tenant?.branding ?? platformBranding
  return {
    nonce: context.get(nonce),
    requestId,
    origin,
    locale,
    words: ownWords(tenant, locale),
    theme: themeCss(branding),
    logo: branding.logo,
    name: tenant?.name ?? 'Guildhall',
    tagline: branding.tagline,
    registration: community?.registration ?? 'invitation',
    openToVisitors: community?.openToVisitors ?? true,
    isCommunity: tenant !== null,
    viewer:
      actor?.kind === 'member' ? { memberId: actor.memberId, name: actor.displayName, permissions: actor.permissions } : null,
  }
}
