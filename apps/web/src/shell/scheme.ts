/** `auto` follows the device. Kept in a cookie that the inline script reads before the first paint, so nothing flashes. */
export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
const cookie = 'guildhall_scheme'

export const schemeScript = `(function(){var m=document.cookie.match(/(?:^|; )${cookie}=(light|dark)/),d=document.documentElement,q=matchMedia('(prefers-color-scheme: dark)'),s=function(){d.setAttribute('data-mantine-color-scheme',m?m[1]:q.matches?'dark':'light')};s();q.addEventListener('change',s)})()`

export function chosenScheme(): Scheme {
  const found = document.cookie.match(new RegExp(`(?:^|; )${cookie}=(light|dark)`))
  return (found?.[1] as Scheme | undefined) ?? 'auto'
}

export function chooseScheme(scheme: Scheme) {
  document.cookie = `${cookie}=${scheme}; Path=/; Max-Age=31536000; SameSite=Lax`
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
