/** Text as people compare it: without case, accents, width and surplus spaces (Unicode NFKD, UAX #15). */
export const normalised = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim()

/** The different words of a text, normalised; words are runs of letters and digits. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    normalised(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ''),
  ),
]
