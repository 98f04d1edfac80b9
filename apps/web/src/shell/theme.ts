import type { Branding } from '@guildhall/kernel'
import { contrast, corrected, inkOn, isColour } from './colour.ts'

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
const fonts: Record<Branding['font'], string> = {
  system: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  serif: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', 'Noto Naskh Arabic', serif",
  rounded: "ui-rounded, 'Hiragino Maru Gothic ProN', Quicksand, Nunito, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
}
const known = new WeakMap<Branding, string>()

/**
 * The community's theme as CSS variables. The raw brand colour is only ever a solid background, with ink computed for it;
 * text, icons and lines use variants corrected to at least 5.8:1 on white and on the dark surface.
 */
export function themeCss(branding: Branding): string {
  const css = known.get(branding) ?? compute(branding)
  known.set(branding, css)
  return css
}

function compute({ primary, accent, font }: Branding): string {
  const brand = solid(isColour(primary) ? primary : platformBranding.primary)
  const second = isColour(accent) ? accent : platformBranding.accent
  const onLight = corrected(brand, { against: '#ffffff', towards: '#000000', ratio: 5.8 })
  const onDark = corrected(brand, { against: '#16191d', towards: '#ffffff', ratio: 6.5 })
  const variables = {
    '--brand-solid': brand,
    '--on-brand': inkOn(brand),
    '--brand-on-light': onLight,
    '--brand-on-dark': onDark,
    '--accent-on-light': corrected(second, { against: '#ffffff', towards: '#000000', ratio: 5.8 }),
    '--accent-on-dark': corrected(second, { against: '#16191d', towards: '#ffffff', ratio: 6.5 }),
    '--font': fonts[font] ?? fonts.system,
    ...Object.fromEntries(shades.map((shade, i) => [`--tenant-brand-${i}`, mixed(onLight, shade)])),
  }
  return `:root{${Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`
}

/** A brand colour on which neither black nor white reads is darkened until white does. */
const solid = (hex: string) =>
  Math.max(contrast(hex, '#ffffff'), contrast(hex, '#14171a')) >= 4.5
    ? hex
    : corrected(hex, { against: '#ffffff', towards: '#000000', ratio: 4.5 })

function mixed(hex: string, shade: string): string {
  const [share, towards] = shade.split(' ')
  return `color-mix(in oklab,${hex},${towards} ${share})`
}
