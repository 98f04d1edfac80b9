/** A community's own words as lines `key = words`, for a text field. */
export const toLines = (words: Readonly<Record<string, string>>): string =>
  Object.entries(words)
    .map(([key, text]) => `${key} = ${text}`)
    .join('\n')

/** And back. A line without an equals sign becomes a key without words, which the command refuses by name. */
export function fromLines(lines: string): Record<string, string> {
  const entries = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line): [string, string] => {
      const at = line.indexOf('=')
      return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    })
  return Object.fromEntries(entries)
}
