import { randomBytes } from 'node:crypto'
import type { Probes, World } from '@guildhall/kernel/testing'
import { forgotPassword, listMySessions, register } from '../contract/index.ts'
import { startSessionFor } from '../server/api.ts'
import { latestToken } from './mailbox.ts'
import { anEmail, PASSWORD, someone, withPassword } from './people.ts'

const member = (world: World) => world.as({ roles: ['member'] })

async function aReset(world: World) {
  const { email } = await someone(world)
  await world.as('visitor').call(forgotPassword, { email })
  await world.drain()
  return latestToken(world, email, 'identity.reset-password')
}

async function aReport(world: World) {
  const { email, password } = await someone(world)
  await world.as('visitor').post('/auth/login', { email, password }, { headers: { 'user-agent': 'Firefox/1 Linux' } })
  await world.drain()
  return latestToken(world, email, 'identity.new-device')
}

/** Samples for the laws: passwords and sessions. */
export const passwordSamples: NonNullable<Probes['samples']> = {
  'identity.register': async ({ as }) => ({
    by: as('visitor'),
    input: { email: anEmail(), password: PASSWORD, displayName: 'Newcomer' },
  }),
  'identity.register-organisation': async ({ as }) => ({
    by: as('visitor'),
    input: { email: anEmail(), password: PASSWORD, displayName: 'Newcomer', organisation: `Works ${crypto.randomUUID()}` },
  }),
  'identity.sign-in': async ({ as }) => {
    const login = { email: anEmail(), password: PASSWORD }
    await as('visitor').call(register, { ...login, displayName: 'Newcomer' })
    return { by: as('visitor'), input: login }
  },
  'identity.sign-out': async (world) => ({ by: member(world), input: {} }),
  'identity.change-password': async (world) => ({
    by: await withPassword(world, member(world)),
    input: { currentPassword: PASSWORD, newPassword: `other horses ${randomBytes(9).toString('base64url')}` },
  }),
  'identity.forgot-password': async (world) => ({ by: member(world), input: { email: anEmail() } }),
  'identity.reset-password': async (world) => ({
    by: member(world),
    input: { token: await aReset(world), password: 'another horse battery' },
  }),
  'identity.verify-email': async (world) => {
    const { email } = await someone(world)
    return { by: member(world), input: { token: await latestToken(world, email, 'identity.verify-email') } }
  },
  'identity.resend-verification': async (world) => ({ by: member(world), input: {} }),
  'identity.report-sign-in': async (world) => ({ by: member(world), input: { token: await aReport(world) } }),
  'identity.end-session': async (world) => {
    const by = member(world)
    const { accountId, memberId } = await by.identity()
    await world.transact((tx) => startSessionFor(tx, { accountId, memberId, remember: false }))
    const { items } = (await by.call(listMySessions, {})).body
    return { by, input: { sessionId: items.find(({ current }) => !current)?.id } }
  },
  'identity.end-other-sessions': async (world) => ({ by: member(world), input: {} }),
  'identity.request-deletion': async (world) => ({
    by: await withPassword(world, member(world)),
    input: { password: PASSWORD },
  }),
}
