import { createHmac } from 'node:crypto'
import type { Connection } from './pool.ts'

/** What the two application roles of an external server sign in with: derived, so that nothing more has to be kept. */
export const rolePasswords = (secretKey: string): { app: string; system: string } => ({
  app: derive(secretKey, 'app'),
  system: derive(secretKey, 'system'),
})

/** The owner's connection with the role replaced. `passwords: null` where the socket is trusted. */
export function connectionAs(
  owner: Connection,
  role: 'app' | 'system',
  passwords: { app: string; system: string } | null,
): Connection {
  const user = `guildhall_${role}`
  if (typeof owner !== 'string') return { ...owner, user, password: passwords?.[role] }
  const url = new URL(owner)
  url.username = user
  url.password = passwords?.[role] ?? ''
  return url.href
}

const derive = (secretKey: string, role: string) =>
  createHmac('sha256', secretKey).update(`database role ${role}`).digest('base64url')
