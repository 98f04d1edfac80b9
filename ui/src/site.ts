import { useRouteLoaderData } from 'react-router'

/** What the shell tells every screen about where it is and who looks; its full shape is the shell's. */
export type Site = {
  name: string
  tagline: string
  origin: string
  registration: 'open' | 'invitation' | 'organisation'
  viewer: { memberId: string; name: string; hue: number; picture: string | null; permissions: readonly string[] } | null
}

export function useSite(): Site {
  const site = useRouteLoaderData<Site>('root')
  if (!site) throw new Error('useSite outside of the root route')
  return site
}
