import type { Caller, Probes, World } from '@guildhall/kernel/testing'
import { addProvider, beginConnecting, connectAccount, listConnections, type Provider, visitProvider } from '../contract/index.ts'
import { type FalseProvider, falseProvider } from './false-provider.ts'
import { withProvider } from './federation.ts'
import { anEmail, withPassword } from './people.ts'
import { samlIdp } from './saml-provider.ts'

const wishes = () => ({
  name: `Elsewhere ${crypto.randomUUID().slice(0, 8)}`,
  oidc: { issuer: 'https://id.example.org', clientId: 'guildhall', clientSecret: 'hush' },
})

async function added({ as }: World) {
  const by = as({ roles: ['admin'] })
  return { by, provider: (await by.call(addProvider, wishes())).body }
}

async function answering(world: World) {
  const at = await falseProvider()
  at.tells = { sub: crypto.randomUUID(), email: anEmail(), email_verified: true }
  return { at, provider: await withProvider(world, at) }
}

async function underWay(by: Caller, { at, provider }: { at: FalseProvider; provider: Provider }) {
  const { url, secret } = (await by.call(beginConnecting, { provider: provider.id })).body
  return { provider: provider.id, secret, answer: at.come(url) }
}

/** Samples for the laws: accounts elsewhere. */
export const federationSamples: NonNullable<Probes['samples']> = {
  'identity.list-providers': async ({ as }) => ({ by: as({ roles: ['admin'] }), input: {} }),
  'identity.add-provider': async ({ as }) => ({ by: as({ roles: ['admin'] }), input: wishes() }),
  'identity.edit-provider': async (world) => {
    const { by, provider } = await added(world)
    return { by, input: { provider: provider.id, name: 'Somewhere' } }
  },
  'identity.remove-provider': async (world) => {
    const { by, provider } = await added(world)
    return { by, input: { provider: provider.id } }
  },
  'identity.test-provider': async (world) => {
    const { provider } = await answering(world)
    return { by: world.as({ roles: ['admin'] }), input: { provider: provider.id } }
  },
  'identity.show-saml-metadata': async (world) => ({
    by: world.as('visitor'),
    input: { provider: (await added(world)).provider.id },
  }),
  'identity.visit-provider': async (world) => ({
    by: world.as('visitor'),
    input: { provider: (await answering(world)).provider.id },
  }),
  'identity.return-from-provider': async (world) => {
    const { at, provider } = await answering(world)
    const by = world.as('visitor')
    const { url, secret } = (await by.call(visitProvider, { provider: provider.id })).body
    return { by, input: { provider: provider.id, secret, answer: at.come(url) } }
  },
  'identity.begin-connecting': async (world) => ({
    by: world.as({ roles: ['member'] }),
    input: { provider: (await answering(world)).provider.id },
  }),
  'identity.connect-account': async (world) => {
    const by = world.as({ roles: ['member'] })
    return { by, input: await underWay(by, await answering(world)) }
  },
  'identity.disconnect-account': async (world) => {
    const by = await withPassword(world, world.as({ roles: ['member'] }))
    await by.call(connectAccount, await underWay(by, await answering(world)))
    const { items } = (await by.call(listConnections, {})).body
    return { by, input: { connection: items[0]?.id } }
  },
  'identity.receive-assertion': async ({ as }) => {
    const { metadata } = samlIdp()
    const provider = (await as({ roles: ['admin'] }).call(addProvider, { name: 'Elsewhere', metadata })).body
    return {
      by: as('visitor'),
      input: { provider: provider.id, form: new Uint8Array(Buffer.from('RelayState=x&SAMLResponse=y')) },
    }
  },
}
