/**
 * A place in the order of delivery: `xid.seq` in decimal, `812.4711`. Browser-safe; both numbers may exceed 2^53, so
 * they are compared as text. `start` lies before everything.
 */
export const start = '0.0'

const shape = /^(0|[1-9]\d{0,19})\.(0|[1-9]\d{0,18})$/

export const isPosition = (text: string): boolean => shape.test(text)

/** Negative when `a` was delivered before `b`, 0 when they are the same event. */
export function comparePositions(a: string, b: string): number {
  const [xidA = '0', seqA = '0'] = a.split('.')
  const [xidB = '0', seqB = '0'] = b.split('.')
  return compareDecimals(xidA, xidB) || compareDecimals(seqA, seqB)
}

/** The two numbers of a position as PostgreSQL takes them. */
export function partsOf(position: string): { xid: string; seq: string } {
  const [xid = '0', seq = '0'] = position.split('.')
  return { xid, seq }
}

function compareDecimals(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  if (a === b) return 0
  return a < b ? -1 : 1
}
