/**
 * A right may ask for a badge as well: `forum.post.create+badge:conduct` in a role counts for holders of the role who also
 * hold `badge:conduct`, which the badge gives as long as it is neither over nor taken back.
 */
export const CONDITION = /^badge:[a-z0-9-]+$/

type Parts = { right: string; needs: string | null; scope: string | null }

export function partsOf(held: string): Parts {
  const [pattern = '', scope = null] = held.split('@')
  const [right = '', needs = null] = pattern.split('+')
  return { right, needs, scope }
}

/** The right alone, whatever it asks for and wherever it counts. */
export const bare = (held: string): string => partsOf(held).right

/** Of a role’s rights those that count for somebody who holds `held`, their conditions taken out. */
export const settledWith = (rights: readonly string[], held: readonly string[]): string[] => [
  ...new Set(
    rights.flatMap((each) => {
      const { right, needs, scope } = partsOf(each)
      if (needs === null) return [each]
      return held.includes(needs) ? [scope === null ? right : `${right}@${scope}`] : []
    }),
  ),
]

/** What somebody may who holds all these. */
export const settled = (held: string[]): string[] => (held.some((each) => each.includes('+')) ? settledWith(held, held) : held)
