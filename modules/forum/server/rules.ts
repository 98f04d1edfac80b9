import { joinUpTo, later } from '@guildhall/kernel'

const MAX_SLUG = 80
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const spelledOut: Readonly<Record<string, string>> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ð: 'd', þ: 'th', ł: 'l' }

/** Topics answer to their id and to their slug; a slug never looks like an id. */
export const isId = (ref: string): boolean => uuid.test(ref)

/** The address of a title: Latin letters lose their accents, other scripts stay as they are. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øæœßđðþł]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
  const slug = joinUpTo(words, MAX_SLUG, '-')
  if (slug === '') return 'topic'
  return isId(slug) ? `topic-${slug}` : slug
}

/** The next slug to try when the first is taken: `title`, `title-2`, `title-3`, … */
export const slugAttempt = (slug: string, attempt: number): string => (attempt <= 1 ? slug : `${slug}-${attempt}`)

/** Until when its author may change a post. */
export const editableUntil = (createdAt: string, graceMinutes: number): string => later(createdAt, { minutes: graceMinutes })

/** The instant that many days (fractions allowed) before another. */
export const daysBefore = (instant: string, days: number): string => later(instant, { seconds: -Math.round(days * 86_400) })

export const isBefore = (one: string, other: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) < 0
