import { covers, later } from '@guildhall/kernel'

type Held = { permissions: readonly string[] }

/** Does somebody hold everything a role comes to? Patterns are covered by the same or wider patterns only. */
export const coversRole = (held: Held, role: { effective: readonly string[] }): boolean =>
  role.effective.every((permission) => held.permissions.some((pattern) => covers(pattern, permission)))

export const expiryOf = (now: string, days: number): string => later(now, { hours: days * 24 })

type State = 'created' | 'sent' | 'accepted' | 'revoked' | 'expired'

/** The state by the clock: an invitation is over at its time, whenever the nightly job comes by. */
export const stateAt = (now: string, { state, expiresAt }: { state: State; expiresAt: string }): State =>
  (state === 'created' || state === 'sent') && expiresAt <= now ? 'expired' : state

/** Enough to recognise one's own address, not enough to learn another's: `t•••@example.org`. */
export const masked = (email: string): string => {
  const [name = '', domain = ''] = email.split('@')
  return `${[...name][0] ?? ''}•••@${domain}`
}

/** How long after sending an invitation it may be sent again, in seconds. */
const RESEND_AFTER_SECONDS = 60

export const maySendAgain = (now: string, sentAt: string | null): boolean =>
  sentAt === null || later(sentAt, { seconds: RESEND_AFTER_SECONDS }) <= now
