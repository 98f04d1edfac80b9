import { services } from '@guildhall/kernel/page'
import { inkOn, isColour } from '@guildhall/ui/colour'
import type { LoaderFunctionArgs } from 'react-router'

/** The community's mark, or its first letter on its colour. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { tenant } = context.get(services)
  const isDark = new URL(request.url).searchParams.get('on') === 'dark'
  const logo = (isDark && tenant?.branding.logoDark) || tenant?.branding.logo
  const svg = logo?.startsWith('<svg')
    ? withNamespace(logo)
    : letter(tenant?.name ?? 'Guildhall', tenant?.branding.primary ?? '#3b4cca')
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } })
}

const withNamespace = (svg: string) =>
  svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')

function letter(name: string, colour: string): string {
  const fill = isColour(colour) ? colour : '#3b4cca'
  const sign = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? 'G'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${fill}"/><text x="16" y="22" font-family="sans-serif" font-weight="700" font-size="18" text-anchor="middle" fill="${inkOn(fill)}">${sign}</text></svg>`
}
