import type { Branding } from '@guildhall/kernel'
import { isColour, readable } from '@guildhall/ui/colour'
import { fontFace, fontFamilies } from './fonts.ts'

export const platformBranding: Branding = { tagline: '', primary: '#3b4cca', accent: '#c2410c', font: 'system', logo: '' }

const shades = [
  '92% #fff',
  '82% #fff',
  '66% #fff',
  '48% #fff',
  '30% #fff',
  '16% #fff',
  '6% #fff',
  '0% #fff',
  '16% #000',
  '32% #000',
]
const known = new WeakMap<Branding, string>()

/** What every page of a community has in its head: its typeface, where it comes from this server, and its variables. */
export function themeCss(branding: Branding): string {
  const css = known.get(branding) ?? `${fontFace(branding.font)}${themeVariables(branding)}`
  known.set(branding, css)
  return css
}

/**
 * The community's theme as CSS variables. The raw brand colour is only ever a solid background, with ink computed for it;
 * text, icons and lines use variants corrected to at least 5.8:1 on white and on the dark surface.
 */
export function themeVariables({ primary, accent, font }: Branding): string {
  const colours = readable({
    primary: isColour(primary) ? primary : platformBranding.primary,
    accent: isColour(accent) ? accent : platformBranding.accent,
  })
  const variables = {
    '--brand-solid': colours.solid,
    '--on-brand': colours.onSolid,
    '--brand-on-light': colours.primaryOnLight,
    '--brand-on-dark': colours.primaryOnDark,
    '--accent-on-light': colours.accentOnLight,
    '--accent-on-dark': colours.accentOnDark,
    '--font': fontFamilies[font] ?? fontFamilies.system,
    ...Object.fromEntries(shades.map((shade, i) => [`--tenant-brand-${i}`, mixed(colours.primaryOnLight, shade)])),
  }
  const root = Object.entries(variables).map(([name, value]) => `${name}:${value}`)
  return `:root{${root.join(';')}}`
}

function mixed(hex: string, shade: string): string {
  const [share, towards] = shade.split(' ')
  return `color-mix(in oklab,${hex},${towards} ${share})`
}
