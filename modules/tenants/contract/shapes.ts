import { z } from 'zod'

export const Registration = z.enum(['open', 'invitation', 'organisation'])

/** Of those who come, who waits until somebody lets them in. `uninvited`: all but those with an invitation. */
export const Approval = z.enum(['nobody', 'uninvited', 'everyone'])

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'Use a colour such as #b5482a.')
  .transform((value) => value.toLowerCase())

/** Four that every device has something like, and four that come from this server. */
export const Font = z.enum(['system', 'humanist', 'serif', 'rounded', 'inter', 'source-serif', 'nunito', 'atkinson'])

export const Branding = z.strictObject({
  primary: colour,
  accent: colour,
  font: Font,
  logo: z.string().min(1).max(65_536).describe('Inline SVG, sanitised.'),
  logoDark: z.string().max(65_536).describe('The logo on dark surfaces; empty: the same.'),
  css: z.string().max(20_000).describe('Extra styles of the page’s content; what may not be in them is not served.'),
})

/** Something of a style sheet that is not served. */
export const Removed = z.object({
  /** 1 is the first. */
  line: z.number().int(),
  what: z.enum(['syntax', 'at-rule', 'selector', 'property', 'value']),
  text: z.string(),
})
export type Removed = z.infer<typeof Removed>

/** Per language: message key → words of this community. */
export const Words = z.record(z.string(), z.record(z.string(), z.string()))

/** A community as visitors see it. */
export const Community = z.object({
  slug: z.string(),
  name: z.string(),
  tagline: z.string(),
  url: z.string().describe('Absolute address of its front page.'),
  locale: z.string(),
  registration: Registration,
  openToVisitors: z.boolean().describe('False: content is for members only.'),
  modules: z.array(z.string()),
  branding: z.object({
    primary: z.string(),
    accent: z.string(),
    font: Font,
    logo: z.string(),
    logoDark: z.string(),
    /** Version of `/theme.css`. */
    themeVersion: z.string(),
    /** Whether there is more in it than colours and typeface. */
    hasStyles: z.boolean(),
  }),
})
export type Community = z.infer<typeof Community>
