import { nextPath } from '../screens/next-path.ts'

const NAME = 'guildhall_visit'

/** A visit to a provider under way: its secret, what it is for, and where to go on afterwards. */
export type VisitUnderWay = { secret: string; purpose: 'sign-in' | 'connect'; next: string; invitation: string | null }

/** Keeps it in this browser, out of addresses and of reach of scripts: only who left for the provider can come back. */
export function visitCookie(visit: VisitUnderWay, origin: string): string {
  const value = encodeURIComponent(JSON.stringify([visit.secret, visit.purpose, visit.next, visit.invitation]))
  return `${NAME}=${value}; Path=/sign-in/with; HttpOnly; SameSite=Lax; Max-Age=600${origin.startsWith('https') ? '; Secure' : ''}`
}

export const clearedVisit = `${NAME}=; Path=/sign-in/with; HttpOnly; SameSite=Lax; Max-Age=0`

/** The visit this browser is on; null when there is none, or the cookie is not one of ours. */
export function visitIn(request: Request): VisitUnderWay | null {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([^;\\s]+)`).exec(request.headers.get('cookie') ?? '')?.[1]
  try {
    const [secret, purpose, next, invitation] = JSON.parse(decodeURIComponent(value ?? ''))
    if (typeof secret !== 'string') return null
    return {
      secret,
      purpose: purpose === 'connect' ? 'connect' : 'sign-in',
      next: nextPath(String(next)),
      invitation: typeof invitation === 'string' ? invitation : null,
    }
  } catch {
    return null
  }
}
