const NAME = 'guildhall_challenge'

/** A sign-in under way: the challenge, whether a factor has to be set up first, and whether to stay signed in. */
export type UnderWay = { token: string; mustEnrol: boolean; remember: boolean }

/** Keeps the challenge in this browser between the two steps, out of addresses and of reach of scripts. */
export function challengeCookie({ token, mustEnrol, remember }: UnderWay, origin: string): string {
  const value = [token, mustEnrol ? 'enrol' : 'code', remember ? 'remember' : 'this-visit'].join('.')
  return `${NAME}=${value}; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=600${origin.startsWith('https') ? '; Secure' : ''}`
}

export const clearedChallenge = `${NAME}=; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=0`

export function challengeIn(request: Request): UnderWay | null {
  const found = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]+)\\.(enrol|code)\\.(remember|this-visit)(?:;|$)`).exec(
    request.headers.get('cookie') ?? '',
  )
  return found ? { token: found[1] as string, mustEnrol: found[2] === 'enrol', remember: found[3] === 'remember' } : null
}
