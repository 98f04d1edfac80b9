type Texts = Readonly<Record<string, string>>
/** A message: what it says usually, and what this community says instead. */
export type Word = { key: string; usual: string | null; own: string | null }

/** The messages whose key or texts have every word that is looked for, in upper or lower case; or only the community's own. */
export function findWords(texts: { usual: Texts; own: Texts }, { query, onlyOwn }: { query: string; onlyOwn: boolean }): Word[] {
  const { usual, own } = texts
  const sought = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return [...new Set([...Object.keys(usual), ...Object.keys(own)])]
    .map((key) => ({ key, usual: usual[key] ?? null, own: own[key] ?? null }))
    .filter(({ own }) => !onlyOwn || own !== null)
    .filter(({ key, usual, own }) => {
      const text = [key, usual, own].join('\n').toLocaleLowerCase()
      return sought.every((word) => text.includes(word))
    })
}

/** What is to be kept of a text as it was typed: nothing where it is empty or says what is usual. */
export const keptOf = (typed: string, usual: string | undefined): string | null => {
  const text = typed.replace(/\r\n/g, '\n').trim()
  return text === '' || text === usual ? null : text
}
