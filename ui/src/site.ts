import { useRouteLoaderData } from 'react-router'

/** An entry of the community's own navigation; `label` is a message key, `icon` a name of `MainIcon`. */
export type MainItem = { to: `/${string}`; label: string; icon: string; counter: string | null; atHand: boolean }

/** What the shell tells every screen about where it is and who looks; its full shape is the shell's. */
export type Site = {
  /** Of this document's inline styles: for documents inside it. */
  nonce: string
  name: string
  tagline: string
  /** SVG, or empty. */
  logo: string
  origin: string
  registration: 'open' | 'invitation' | 'organisation'
  main: readonly MainItem[]
  /** Goes with what a page's scripts send to the API; null for visitors. */
  csrfToken: string | null
  viewer: { memberId: string; name: string; hue: number; picture: string | null; permissions: readonly string[] } | null
}

export function useSite(): Site {
  const site = useRouteLoaderData<Site>('root')
  if (!site) throw new Error('useSite outside of the root route')
  return site
}
