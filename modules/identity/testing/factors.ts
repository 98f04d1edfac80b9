import type { Caller, World } from '@guildhall/kernel/testing'
import { Secret, TOTP } from 'otpauth'
import { confirmTotp, register, setUpTotp, signIn } from '../contract/index.ts'

const password = 'correct horse battery'
let people = 0

/** What an authenticator app shows at an instant. */
export const codeAt = (secret: string, now: string): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Temporal.Instant.from(now).epochMilliseconds })

type Stage = { as: (who: 'visitor') => Caller; clock: { now(): string; advance(by: { seconds: number }): void } }

/** A new member with a password and, from now on, a second factor; the clock stands one step later. */
export async function someoneWithFactor({ as, clock }: Stage) {
  const email = `factor-${++people}-${Math.random().toString(36).slice(2)}@example.org`
  const { body } = await as('visitor').call(register, { email, password, displayName: 'Fay Factor' })
  const auth = { headers: { authorization: `Bearer ${body.token}` } }
  const { secret } = (await as('visitor').call(setUpTotp, {}, auth)).body
  const confirmed = await as('visitor').call(confirmTotp, { code: codeAt(secret, clock.now()) }, auth)
  clock.advance({ seconds: 30 })
  return { email, password, secret, auth, memberId: body.memberId, backupCodes: confirmed.body.backupCodes }
}

/** Whoever that is, after the password: the token of the challenge. */
export async function challenged(stage: Stage, who: { email: string; password: string }): Promise<string> {
  const { body } = await stage.as('visitor').call(signIn, { email: who.email, password: who.password })
  if (!('challenge' in body)) throw new Error('signed in without a challenge')
  return body.challenge.token
}

/** Makes the community ask a second factor of whoever holds one of the roles. */
export async function insistOn({ host, tenant }: Pick<World, 'host' | 'tenant'>, requireSecondFactor: string[]) {
  const settings = JSON.stringify({ ...tenant.settings, identity: { requireSecondFactor } })
  await host.db.global.updateTable('tenants').set({ settings }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
}
