import { Secret, TOTP } from 'otpauth'

const STEP_SECONDS = 30

/** A new secret, base32: 160 bits as RFC 4226 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** The `otpauth:` address authenticator apps read from a QR code. */
export const totpUri = (secret: string, { issuer, label }: { issuer: string; label: string }): string =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: STEP_SECONDS }).toString()

/**
 * Number of the 30-second step (since 1970) the code is of, or null when it is wrong. One step earlier and one later count
 * too, for clocks that are not quite right and people who type slowly (RFC 6238, 5.2).
 */
export function stepOf(secret: string, code: string, now: string): number | null {
  const timestamp = Temporal.Instant.from(now).epochMilliseconds
  const delta = TOTP.validate({ token: code, secret: Secret.fromBase32(secret), period: STEP_SECONDS, timestamp, window: 1 })
  return delta === null ? null : TOTP.counter({ period: STEP_SECONDS, timestamp }) + delta
}
