import type { Caller, World } from '@guildhall/kernel/testing'
import { addPasskey, askForPasskey, beginPasskey } from '../contract/index.ts'
import { softAuthenticator } from './authenticator.ts'

/** What passkeys of this community are bound to. */
export function placeOf({ host, tenant }: Pick<World, 'host' | 'tenant'>) {
  const { origin, hostname } = new URL(`${host.config.publicProtocol}://${tenant.slug}.${host.config.publicHost}`)
  return { origin, host: hostname }
}

export const challengeIn = (options: Record<string, unknown>): string => String(options.challenge)

/** The number to sign for whoever wants to sign in. */
export const asked = async (visitor: Caller): Promise<string> => challengeIn((await visitor.call(askForPasskey, {})).body.options)

/** What the member's new authenticator answers when a passkey is to be made. */
export async function made(world: Pick<World, 'host' | 'tenant'>, member: Caller) {
  const authenticator = softAuthenticator()
  const { options } = (await member.call(beginPasskey, {})).body
  return { authenticator, response: authenticator.make(challengeIn(options), placeOf(world)) }
}

/** A member with a passkey. */
export async function someoneWithPasskey(world: World) {
  const member = world.as({ roles: ['member'] })
  const { authenticator, response } = await made(world, member)
  const passkey = (await member.call(addPasskey, { name: 'My phone', response })).body
  return { member, authenticator, passkey }
}
