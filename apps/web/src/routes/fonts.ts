import { allFonts } from '../shell/fonts.ts'

/** Every typeface of this server, for the screen on which one is chosen. */
export const loader = () =>
  new Response(allFonts(), { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=3600' } })
