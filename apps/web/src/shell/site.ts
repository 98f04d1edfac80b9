import { ask, nonce, services } from '@guildhall/kernel/page'
import { showCommunity } from '@guildhall/tenants/contract'
import type { RouterContextProvider } from 'react-router'
import { holds, type NavItem, navigationOf } from '../area/navigation.ts'
import { screens } from '../screens.ts'
import { ownWords } from '../words/server.ts'
import { platformBranding, themeCss } from './theme.ts'

type Context = Readonly<RouterContextProvider>

export type Viewer = {
  memberId: string
  name: string
  /** 0–359: the colour behind the initials. */
  hue: number
  picture: string | null
  permissions: readonly string[]
  /** There is at least one screen of the administration for them. */
  mayAdminister: boolean
  /** Somebody has to let them in first. */
  isWaiting: boolean
  /** Set while an operator of the server acts here with every right. */
  elevation: { reason: string } | null
  /** Set while this session is told how its answers come about. */
  developingUntil: string | null
}

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
  /** The logo on dark surfaces; empty: the same. */
  logoDark: string
  /** Version of the community's own style sheet; null: it has none. */
  themeVersion: string | null
  name: string
  tagline: string
  registration: 'open' | 'invitation' | 'organisation'
  openToVisitors: boolean
  isCommunity: boolean
  /** The community's own navigation, as far as it is the viewer's. */
  main: readonly NavItem[]
  hasForum: boolean
  /** May start a topic; who has not signed in may after doing so. */
  mayStart: boolean
  /** Stands before the door of a community that only its members may look into. */
  isOutside: boolean
  /** Goes with what a page's scripts send to the API; null for visitors. */
  csrfToken: string | null
  viewer: Viewer | null
}

/** Signed in, and somebody has to let them in first: there is one page for them, and their own profile. */
export function waitsOutside(context: Context): boolean {
  const { actor } = context.get(services)
  return actor?.kind === 'member' && actor.waiting === true
}

export async function siteData(context: Context): Promise<SiteData> {
  const { site, tenant, locale, origin, requestId, actor, csrfToken } = context.get(services)
  const isCommunity = site === 'community'
  const member = actor?.kind === 'member' ? actor : null
  const isWaiting = waitsOutside(context)
  const community = isCommunity ? await ask(context, showCommunity, {}) : null
  const hasForum = tenant?.modules.includes('forum') === true
  const branding = tenant?.branding ?? platformBranding
  const openToVisitors = community?.openToVisitors ?? true
  return {
    nonce: context.get(nonce),
    requestId,
    origin,
    locale,
    words: ownWords(tenant, locale),
    theme: themeCss(branding),
    logo: branding.logo,
    logoDark: branding.logoDark ?? '',
    themeVersion: community?.branding.hasStyles ? community.branding.themeVersion : null,
    name: tenant?.name ?? 'Guildhall',
    tagline: branding.tagline,
    registration: community?.registration ?? 'invitation',
    openToVisitors,
    isCommunity,
    main: isWaiting ? [] : navigationOf(screens, { area: 'main', viewer: member, modules: tenant?.modules ?? [] }),
    hasForum,
    mayStart: hasForum && (!member || holds(member.permissions, 'forum.topic.create')),
    isOutside: isWaiting || (!member && !openToVisitors),
    csrfToken: csrfToken(),
    viewer: await viewerOf(context),
  }
}

async function viewerOf(context: Context): Promise<Viewer | null> {
  const { actor, tenant, viewerCard } = context.get(services)
  if (actor?.kind !== 'member') return null
  const card = await viewerCard()
  const { memberId, displayName: name, permissions } = actor
  return {
    memberId,
    name,
    hue: card?.hue ?? 0,
    picture: card?.avatarUrl ?? null,
    permissions,
    mayAdminister: navigationOf(screens, { area: 'admin', viewer: actor, modules: tenant?.modules ?? [] }).length > 0,
    isWaiting: actor.waiting === true,
    elevation: actor.elevation ? { reason: actor.elevation.reason } : null,
    developingUntil: actor.developing?.until ?? null,
  }
}
