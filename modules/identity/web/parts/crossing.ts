/*
 * Going over from one community's host to another's, as a code with a proof key (RFC 7636) goes through a browser:
 *   1. here:  a press notes in a cookie where to, and leads there
 *   2. there: `begin` keeps a verifier in a cookie and leads back with its challenge
 *   3. here:  `grant` finds the press and leads over with a code bound to the challenge
 *   4. there: one press shows code and verifier
 * A link taken from anybody's address bar, history or log is worth nothing in another browser.
 */

/** What ends a step: where to, with the cookie that says it is under way. */
export const pressed = (community: string, origin: string) => cookie('guildhall_crossing', community, origin)
export const pressedFor = (request: Request): string | null => cookieOf(request, 'guildhall_crossing')
export const forgetPress = (origin: string) => cookie('guildhall_crossing', '', origin)

/** 256 random bits for this browser alone, and their SHA-256 for everybody. */
export async function newVerifier(origin: string): Promise<{ setCookie: string; challenge: string }> {
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  return { setCookie: cookie('guildhall_verifier', verifier, origin), challenge: base64url(new Uint8Array(digest)) }
}
export const verifierIn = (request: Request): string => cookieOf(request, 'guildhall_verifier') ?? ''
export const forgetVerifier = (origin: string) => cookie('guildhall_verifier', '', origin)

const cookie = (name: string, value: string, origin: string) =>
  `${name}=${value}; Path=/hand-off; HttpOnly; SameSite=Lax; Max-Age=${value === '' ? 0 : 120}${origin.startsWith('https') ? '; Secure' : ''}`

const cookieOf = (request: Request, name: string): string | null =>
  new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '')?.[1] ?? null

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
