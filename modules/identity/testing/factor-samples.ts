import { grant } from '@guildhall/access/api'
import { systemActor } from '@guildhall/kernel/host'
import type { Caller, Probes, World } from '@guildhall/kernel/testing'
import { confirmTotp, createApiKey, handOver, register, setUpTotp } from '../contract/index.ts'
import { enrol } from '../server/api.ts'
import { challenged, codeAt, insistOn, someoneWithFactor } from './factors.ts'
import { asked, made, placeOf, someoneWithPasskey } from './passkeys.ts'
import { someoneWithTokens } from './tokens.ts'
import { aVerifier } from './verifier.ts'

/** Samples for the laws: second factors, tokens and keys. */
export const factorSamples: NonNullable<Probes['samples']> = {
  'identity.set-up-totp': async ({ as }) => ({ by: as({ roles: ['member'] }), input: {} }),
  'identity.confirm-totp': async ({ as, clock }) => {
    const by = as({ roles: ['member'] })
    return { by, input: { code: codeAt(await settingUp(by), clock.now()) } }
  },
  'identity.disable-totp': async (world) => withCode(world),
  'identity.renew-backup-codes': async (world) => withCode(world),
  'identity.answer-challenge': async (world) => {
    const someone = await someoneWithFactor(world)
    const challenge = await challenged(world, someone)
    return { by: world.as('visitor'), input: { challenge, code: codeAt(someone.secret, world.clock.now()) } }
  },
  'identity.enrol-on-the-way-in': async (world) => ({ by: world.as('visitor'), input: { challenge: await mustEnrol(world) } }),
  'identity.issue-tokens': async ({ as }) => ({ by: as({ roles: ['member'] }), input: {} }),
  'identity.refresh-tokens': async (world) => {
    const { refreshToken } = await someoneWithTokens(world)
    return { by: world.as('visitor'), input: { refreshToken } }
  },
  'identity.hand-over': async (world) => {
    const { by, community } = await atHomeTwice(world)
    return { by, input: { community, challenge: aVerifier().challenge } }
  },
  'identity.arrive': async (world) => {
    const { by, community, there } = await atHomeTwice(world)
    const { verifier, challenge } = aVerifier()
    const { code } = (await by.call(handOver, { community, challenge })).body
    return { by: world.as('visitor').at(there), input: { code, verifier } }
  },
  'identity.begin-passkey': async ({ as }) => ({ by: as({ roles: ['member'] }), input: {} }),
  'identity.add-passkey': async (world) => {
    const by = world.as({ roles: ['member'] })
    return { by, input: { name: 'My phone', response: (await made(world, by)).response } }
  },
  'identity.rename-passkey': async (world) => {
    const { member, passkey } = await someoneWithPasskey(world)
    return { by: member, input: { passkey: passkey.id, name: 'Old phone' } }
  },
  'identity.remove-passkey': async (world) => {
    const { member, passkey } = await someoneWithPasskey(world)
    return { by: member, input: { passkey: passkey.id } }
  },
  'identity.ask-for-passkey': async ({ as }) => ({ by: as('visitor'), input: {} }),
  'identity.sign-in-with-passkey': async (world) => {
    const { authenticator } = await someoneWithPasskey(world)
    const by = world.as('visitor')
    return { by, input: { response: authenticator.answer(await asked(by), placeOf(world)) } }
  },
  'identity.create-api-key': async ({ as }) => ({ by: as({ roles: ['member'] }), input: aKey }),
  'identity.revoke-api-key': async ({ as }) => {
    const by = as({ roles: ['member'] })
    return { by, input: { key: (await by.call(createApiKey, aKey)).body.apiKey.id } }
  },
}

const aKey = { name: 'Nightly export', scopes: ['forum.post.create'] }

const settingUp = async (by: Caller) => (await by.call(setUpTotp, {})).body.secret

async function withCode({ as, clock }: World) {
  const by = as({ roles: ['member'] })
  const secret = await settingUp(by)
  await by.call(confirmTotp, { code: codeAt(secret, clock.now()) })
  clock.advance({ seconds: 30 })
  return { by, input: { code: codeAt(secret, clock.now()) } }
}

async function mustEnrol(world: World): Promise<string> {
  const person = {
    email: `enrol-${crypto.randomUUID()}@example.org`,
    password: 'correct horse battery',
    displayName: 'Eve Enrol',
  }
  const { memberId } = (await world.as('visitor').call(register, person)).body
  await world.transact((tx) => grant(tx, { memberId, role: 'moderator', source: 'role' }))
  await insistOn(world, ['moderator'])
  return challenged(world, person)
}

async function atHomeTwice(world: World) {
  const by = world.as({ roles: ['member'] })
  const { accountId } = await by.identity()
  const there = await world.anotherTenant()
  const accounts = world.host.db.global.selectFrom('identity_accounts')
  const { email } = await accounts.select('email').where('id', '=', accountId).executeTakeFirstOrThrow()
  await world.host.transact(there, systemActor(there.id), (tx) =>
    enrol(tx, { email, displayName: 'Tess Twice', passwordHash: null, roles: ['member'] }),
  )
  await world.drain()
  return { by, there, community: there.slug }
}
