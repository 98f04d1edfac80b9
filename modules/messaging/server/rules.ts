import { excerptOf, later } from '@guildhall/kernel'

export const MOST_MEMBERS = 5000
/** In conversations of up to so many, everyone is told of every message wherever they are, and receipts are shown. */
export const SMALL = 50

/** Two members in the order their conversation is found by. */
export const pairOf = (one: string, other: string): { low_id: string; high_id: string } =>
  one < other ? { low_id: one, high_id: other } : { low_id: other, high_id: one }

export const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other)

/** Is it still within so many minutes of the moment? */
export const isWithin = (minutes: number, since: string, now: string): boolean => isBefore(now, later(since, { minutes }))

export const daysBefore = (instant: string, days: number): string => later(instant, { seconds: -Math.round(days * 86_400) })

export type Keeping = { kind: string; lastSeq: number; archivedSeq: number | null; mutedUntil: string | null }

export const isMuted = ({ mutedUntil }: Pick<Keeping, 'mutedUntil'>, now: string): boolean =>
  mutedUntil !== null && isBefore(now, mutedUntil)

/** Something new brings an archived conversation back, unless it is muted. */
export const isArchived = (keeping: Keeping, now: string): boolean =>
  keeping.archivedSeq !== null && (keeping.lastSeq <= keeping.archivedSeq || isMuted(keeping, now))

/** Stands before every mark in the search document, so that no word a person types is one. */
const MARK = '\ue002'
export const HAVING = `${MARK}h`

/** What a message has besides words, as marks for the search; `files`: the kinds of its files. */
export function marksOf(facts: { html: string; kind: string; pinned: boolean; files?: readonly string[] }): string[] {
  const { html, kind, pinned, files = [] } = facts
  const marks = [
    ...(html.includes('<a ') ? ['link'] : []),
    ...(kind === 'poll' || kind === 'voice' ? [kind] : []),
    ...(files.length > 0 ? ['file'] : []),
    ...(files.includes('image') ? ['image'] : []),
    ...(pinned ? ['pin'] : []),
  ]
  return marks.map((mark) => HAVING + mark)
}

const MAX_QUOTE = 120

/** The first words of a message for lists and quotes. */
export function shortOf(plain: string): string {
  const excerpt = excerptOf(plain)
  if (excerpt.length <= MAX_QUOTE) return excerpt
  return `${[...excerpt].slice(0, MAX_QUOTE).join('').trimEnd()}…`
}
