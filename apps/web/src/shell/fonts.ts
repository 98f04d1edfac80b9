import atkinson from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import nunito from '@fontsource-variable/nunito/files/nunito-latin-wght-normal.woff2?url'
import sourceSerif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url'
import type { Branding } from '@guildhall/kernel'

type Font = Branding['font']

const sans = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif"
const serif = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', 'Noto Naskh Arabic', serif"

/** What each choice of typeface is made of, other scripts than Latin included. */
export const fontFamilies: Record<Font, string> = {
  system: sans,
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  serif,
  rounded: "ui-rounded, 'Hiragino Maru Gothic ProN', Quicksand, Nunito, 'Noto Sans', 'Noto Sans Arabic', sans-serif",
  inter: `'Inter Variable', ${sans}`,
  'source-serif': `'Source Serif Variable', ${serif}`,
  nunito: `'Nunito Variable', ${sans}`,
  atkinson: `'Atkinson Hyperlegible Variable', ${sans}`,
}

/** Those that come from this server: open typefaces (SIL Open Font License), Latin letters, every weight in one file. */
const files: Partial<Record<Font, { family: string; url: string; weights: string }>> = {
  inter: { family: 'Inter Variable', url: inter, weights: '100 900' },
  'source-serif': { family: 'Source Serif Variable', url: sourceSerif, weights: '200 900' },
  nunito: { family: 'Nunito Variable', url: nunito, weights: '200 1000' },
  atkinson: { family: 'Atkinson Hyperlegible Variable', url: atkinson, weights: '200 800' },
}
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'

/** Where the browser finds the letters of a typeface; empty for those it has itself. Text is there before they are. */
export function fontFace(font: Font): string {
  const file = files[font]
  if (!file) return ''
  const { family, url, weights } = file
  return `@font-face{font-family:'${family}';src:url(${url}) format('woff2');font-weight:${weights};font-display:swap;unicode-range:${latin}}`
}

/** All of them, and a class for each choice: for the screen on which one is chosen. */
export const allFonts = (): string =>
  (Object.entries(fontFamilies) as [Font, string][])
    .map(([font, family]) => `${fontFace(font)}.font-${font}{font-family:${family}}`)
    .join('')
