import type { Caller } from '@guildhall/kernel/testing'
import { issueTokens, register } from '../contract/index.ts'

let people = 0
export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

/** A new member who signed in and asked for tokens. */
export async function someoneWithTokens({ as }: { as: (who: 'visitor') => Caller }, { remember = false } = {}) {
  const email = `tokens-${++people}-${Math.random().toString(36).slice(2)}@example.org`
  const person = { email, password: 'correct horse battery', displayName: 'Tove Token', remember }
  const { body } = await as('visitor').call(register, person)
  const tokens = (await as('visitor').call(issueTokens, {}, bearer(body.token))).body
  return { ...person, memberId: body.memberId, sessionToken: body.token, ...tokens }
}
