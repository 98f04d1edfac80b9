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
