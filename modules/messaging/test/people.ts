import { type Caller, world } from '@guildhall/kernel/testing'
import { idOf } from '../testing/factories.ts'

/** A community with the people most stories need. Ann and Bea know each other: each follows the other. */
export async function aTown(options: Parameters<typeof world>[0] = {}) {
  const w = await world(options)
  const member = (name: string) => w.as({ roles: ['member'], name })
  const [ann, bea, cem, dot] = [member('Ann'), member('Bea'), member('Cem'), member('Dot')]
  const follow = async (one: Caller, other: Caller) => one.post(`/users/${await idOf(other)}/follow`)
  await follow(ann, bea)
  await follow(bea, ann)
  return { ...w, ann, bea, cem, dot, moderator: w.as({ roles: ['moderator'], name: 'Mod' }), stranger: w.as.stranger(), follow }
}

export const NOWHERE = '01890000-0000-7000-8000-000000000000'

/** The caller's list, by whatever is asked of it. */
export const inbox = async (who: Caller, query = '') => (await who.get(`/messages${query}`)).body.items
export const bodies = (page: { messages: readonly { body: string; kind: string }[] }) =>
  page.messages.filter(({ kind }) => kind !== 'notice').map(({ body }) => body)
