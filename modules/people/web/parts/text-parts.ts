export type TextPart = { at: number; words: string; href: string | null }

const address = /https?:\/\/[^\s<>"'“”«»]+/gi

/** Splits a text into words and the web addresses in it; what ends a sentence is not part of an address. */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    const words = match[0].replace(/[.,;:!?)\]]+$/, '')
    if (!URL.canParse(words)) continue
    if (match.index > at) parts.push({ at, words: text.slice(at, match.index), href: null })
    parts.push({ at: match.index, words, href: words })
    at = match.index + words.length
  }
  return at < text.length ? [...parts, { at, words: text.slice(at), href: null }] : parts
}
