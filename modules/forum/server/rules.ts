import { later } from '@guildhall/kernel'

const MAX_SLUG = 80
const MAX_EXCERPT = 200
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

/** The first words of a post for lists and descriptions, one line. */
export function excerptOf(plain: string): string {
  const words = plain.split(/\s+/).filter(Boolean)
  const excerpt = joinUpTo(words, MAX_EXCERPT, ' ')
  return excerpt.length < words.join(' ').length ? `${excerpt}…` : excerpt
}

/** Until when its author may change a post. */
export const editableUntil = (createdAt: string, graceMinutes: number): string => later(createdAt, { minutes: graceMinutes })

/** The instant that many days (fractions allowed) before another. */
export const daysBefore = (instant: string, days: number): string => later(instant, { seconds: -Math.round(days * 86_400) })

export const isBefore = (one: string, other: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(one), Temporal.Instant.from(other)) < 0

export const MATCH_START = '\ue000'
export const MATCH_END = '\ue001'

/** A snippet with private-use characters around its matches, as segments of plain text. */
export function segmentsOf(marked: string): { text: string; match: boolean }[] {
  const segments = marked.split(MATCH_START).flatMap((part, index) => {
    if (index === 0) return [{ text: part, match: false }]
    const [hit = '', ...rest] = part.split(MATCH_END)
    return [
      { text: hit, match: true },
      { text: rest.join(''), match: false },
    ]
  })
  return segments.filter(({ text }) => text !== '')
}

/** As many whole words as fit; of a single longer word its beginning. */
function joinUpTo(words: readonly string[], length: number, between: string): string {
  let joined = ''
  for (const word of words) {
    const longer = joined === '' ? word : joined + between + word
    if (longer.length > length) break
    joined = longer
  }
  if (joined !== '' || words.length === 0) return joined
  return [...(words[0] as string)].reduce(
    (kept, character) => (kept.length + character.length > length ? kept : kept + character),
    '',
  )
}
