import { later } from '@guildhall/kernel'

/** A refresh token, with its session. */
type Token = { rotatedAt: string | null; expiresAt: string; endedAt: string | null }

/**
 * What a refresh token is worth now. Rotated more than ten seconds ago, two people have it: `stolen`. Within them it is a
 * client that asked twice, which gets nothing but keeps its session.
 */
export function refreshVerdict({ rotatedAt, expiresAt, endedAt }: Token, now: string): 'good' | 'over' | 'stolen' {
  if (endedAt !== null) return 'over'
  if (rotatedAt !== null) return later(rotatedAt, { seconds: 10 }) < now ? 'stolen' : 'over'
  return expiresAt > now ? 'good' : 'over'
}
