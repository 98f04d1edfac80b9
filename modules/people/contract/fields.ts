import { z } from 'zod'

/** Who may see something: anyone, members of the community, those who follow its owner, or the owner alone. */
export const Audience = z.enum(['everyone', 'members', 'followers', 'me'])
export type Audience = z.output<typeof Audience>

// Neither control characters nor overrides of the writing direction, with which one name can look like another.
const unseen = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
/** One line of text. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !unseen.test(text), 'Leave out line breaks and invisible characters.')
/** Several lines of text. */
export const lines = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .refine((text) => !unseen.test(text.replace(/[\n\t]/g, '')), 'Leave out invisible characters.')

/** An address on the web; nothing that a browser would run, nor one with a password in it. */
export const webAddress = z
  .string()
  .trim()
  .max(300)
  .refine((text) => isWebAddress(text), 'An address that starts with https:// or http://')
export const Link = z.strictObject({ label: line(60).default(''), url: webAddress })
export type Link = z.output<typeof Link>

export const languageCode = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}, 'A language tag such as en, da or es-MX')

/** An IANA time zone: `Europe/Copenhagen`. */
export const timeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null && /^[A-Z]/i.test(zone)
    } catch {
      return false
    }
  }, 'A time zone such as Europe/Copenhagen')

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text) || unseen.test(text)) return false
  const { username, password, hostname } = new URL(text)
  return username === '' && password === '' && hostname !== ''
}

/** A field this community adds to profiles. */
export const FieldKind = z.enum(['text', 'longtext', 'select', 'multiselect', 'date', 'url'])
export type FieldKind = z.output<typeof FieldKind>
export const FieldValue = z.union([z.string().max(4000), z.array(z.string().max(80)).max(50), z.null()])
export type FieldValue = z.output<typeof FieldValue>
export const ProfileField = z.object({
  key: z.string(),
  label: z.string(),
  kind: FieldKind,
  options: z.array(z.string()),
  required: z.boolean(),
  visibility: Audience,
})
export type ProfileField = z.output<typeof ProfileField>

/** What a profile says besides name, headline and picture; each has its own audience. */
export const profileKeys = [
  'bio',
  'links',
  'location',
  'pronouns',
  'languages',
  'timeZone',
  'fullName',
  'phone',
  'postcode',
] as const
export type ProfileKey = (typeof profileKeys)[number]
