import { z } from 'zod'

export const Registration = z.enum(['open', 'invitation', 'organisation'])

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'Use a colour such as #b5482a.')
  .transform((value) => value.toLowerCase())

export const Branding = z.strictObject({
  primary: colour,
  accent: colour,
  font: z.enum(['system', 'humanist', 'serif', 'rounded']),
  logo: z.string().min(1).max(65_536).describe('Inline SVG, sanitised.'),
})

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
  branding: z.object({ primary: z.string(), accent: z.string(), font: Branding.shape.font, logo: z.string() }),
})
export type Community = z.infer<typeof Community>
