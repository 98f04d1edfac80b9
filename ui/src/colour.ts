type Rgb = readonly [number, number, number]

/** Relative luminance, 0–1. Source: WCAG 2.2, “relative luminance”. */
export function luminance(hex: string): number {
  const [r, g, b] = parse(hex)
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours, 1–21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** Moves the colour towards `towards` in small steps until it contrasts enough with `against`. */
export function corrected(hex: string, options: { against: string; towards: string; ratio: number }): string {
  let colour = hex
  for (let step = 1; step <= 25 && contrast(colour, options.against) < options.ratio; step++) {
    colour = mix(hex, options.towards, step / 25)
  }
  return colour
}

/** The ink, near-black or white, that reads better on a colour. */
export const inkOn = (hex: string): string => (contrast(hex, '#ffffff') >= 4.5 ? '#ffffff' : '#14171a')

/**
 * A community's two colours as they may be used: `solid` only as a background with `onSolid` on it; the others as text, icons
 * and lines, corrected to at least 5.8:1 on white and 6.5:1 on the dark surface.
 */
export function readable({ primary, accent }: { primary: string; accent: string }) {
  const solid = solidOf(primary)
  return {
    solid,
    onSolid: inkOn(solid),
    primaryOnLight: corrected(solid, light),
    primaryOnDark: corrected(solid, dark),
    accentOnLight: corrected(accent, light),
    accentOnDark: corrected(accent, dark),
  }
}
const light = { against: '#ffffff', towards: '#000000', ratio: 5.8 }
const dark = { against: '#16191d', towards: '#ffffff', ratio: 6.5 }

/** A brand colour on which neither black nor white reads is darkened until white does. */
const solidOf = (hex: string) =>
  Math.max(contrast(hex, '#ffffff'), contrast(hex, '#14171a')) >= 4.5
    ? hex
    : corrected(hex, { against: '#ffffff', towards: '#000000', ratio: 4.5 })

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text)

function mix(from: string, to: string, share: number): string {
  const [a, b] = [parse(from), parse(to)]
  return `#${a
    .map((v, i) =>
      Math.round(v + ((b[i] ?? v) - v) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}
const parse = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb
