import type { Caller, World } from '@guildhall/kernel/testing'
import { addProvider, type Provider, returnFromProvider, visitProvider } from '../contract/index.ts'
import type { FalseProvider } from './false-provider.ts'

type Wishes = Partial<Parameters<typeof addProvider.input.parse>[0] & object>

/** A provider of this community whose answers the test decides. */
export async function withProvider(
  { as }: Pick<World, 'as'>,
  { issuer }: Pick<FalseProvider, 'issuer'>,
  wishes: Wishes = {},
): Promise<Provider> {
  const oidc = { issuer, clientId: 'guildhall', clientSecret: 'hush' }
  const { status, body } = await as({ roles: ['admin'] }).call(addProvider, { name: 'Elsewhere', oidc, ...wishes })
  if (status !== 200) throw new Error(`No provider: ${JSON.stringify(body)}`)
  return body
}

type Entering = { provider: Provider; at: FalseProvider; remember?: boolean; invitation?: string }

/** Signs in with whoever the provider tells of. */
export async function enterWith(by: Caller, { provider, at, ...wishes }: Entering) {
  const { status, body } = await by.call(visitProvider, { provider: provider.id })
  if (status !== 200) throw new Error(`No visit: ${JSON.stringify(body)}`)
  return by.call(returnFromProvider, { provider: provider.id, secret: body.secret, answer: at.come(body.url), ...wishes })
}
