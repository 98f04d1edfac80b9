const MAX_EXCERPT = 200

/** The first words of a text for lists and descriptions, one line. */
export function excerptOf(plain: string): string {
  const words = plain.split(/\s+/).filter(Boolean)
  const excerpt = joinUpTo(words, MAX_EXCERPT, ' ')
  return excerpt.length < words.join(' ').length ? `${excerpt}…` : excerpt
}

/** As many whole words as fit; of a single longer word its beginning. */
export function joinUpTo(words: readonly string[], length: number, between: string): string {
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
