/** The known name closest to a mistyped one, or undefined when none is close (Levenshtein, at most a third wrong). */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.candidate : undefined
}

/** `one of a, b, c (did you mean b?)` */
export function oneOf(name: unknown, known: readonly string[]): string {
  const nearest = typeof name === 'string' ? nearestName(name, known) : undefined
  const listed = known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ')
  return `one of ${listed}${nearest ? ` (did you mean ${nearest}?)` : ''}`
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1]
    for (const [column, other] of [...b].entries()) {
      const at = (list: readonly number[], position: number) => list[position] ?? Number.POSITIVE_INFINITY
      const substitution = at(previous, column) + (letter === other ? 0 : 1)
      current.push(Math.min(substitution, at(previous, column + 1) + 1, at(current, column) + 1))
    }
    previous = current
  }
  return previous.at(-1) ?? a.length
}
