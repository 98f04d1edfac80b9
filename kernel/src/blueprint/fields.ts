import { z } from 'zod'
import { sanitiseSvg } from './source/svg.ts'

// Pieces for the schemas of sections. ------------------------------------------------------------------------------------

/** Names an item for good: `first-yarn`. */
export const contentKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words and digits joined by single hyphens, such as first-yarn')

export const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, "a colour as '#rrggbb', quoted")
  .transform((value) => value.toLowerCase())

/** Inline SVG; everything that is not drawing is taken out. Refused when nothing drawable is left. */
export const svgMark = z
  .string()
  .max(65_536)
  .transform((text, context) => {
    const result = sanitiseSvg(text)
    if (result.ok) return result.svg
    context.addIssue({ code: 'custom', message: result.expected, input: text })
    return z.NEVER
  })
