import type { Caller, World } from '@guildhall/kernel/testing'
import { register } from '../contract/index.ts'
import { hashPassword } from '../server/password.ts'

export const PASSWORD = 'correct horse battery'
export const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

let people = 0
export const anEmail = (name = 'person') => `${name}-${++people}-${crypto.randomUUID().slice(0, 8)}@example.org`

/** Somebody new, who registered here: with the token of their session. */
export async function someone(world: Pick<World, 'as'>, { name = 'person', remember = false } = {}) {
  const person = { email: anEmail(name), password: PASSWORD, displayName: 'Sam Someone' }
  const { status, body } = await world.as('visitor').call(register, { ...person, remember })
  if (status !== 200) throw new Error(`Could not register: ${JSON.stringify(body)}`)
  return { ...person, token: body.token, memberId: body.memberId }
}

let hash: Promise<string> | undefined

/** Gives a caller's account the password everybody has here. */
export async function withPassword(world: Pick<World, 'transact'>, by: Caller): Promise<Caller> {
  const { accountId } = await by.identity()
  hash ??= hashPassword(PASSWORD)
  const password_hash = await hash
  await world.transact((tx) =>
    tx.db.updateTable('identity_accounts').set({ password_hash }).where('id', '=', accountId).execute(),
  )
  return by
}
