/** A colour for the initials, 0–359, the same for the same member everywhere. */
export function hueOf(memberId: string): number {
  let sum = 0
  for (const character of memberId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360
  return sum
}
