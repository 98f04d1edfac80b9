import { isDeepStrictEqual } from 'node:util'
import { currentEnd, readOutbox } from '../../src/event/read-outbox.ts'
import type { Actor } from '../../src/host.ts'
import { present } from '../../src/realtime/present.ts'
import type { Caller } from '../caller.ts'
import type { World } from '../world.ts'
import type { Agreement, Replay } from './probes.ts'

/** A row is in `visibleX` exactly when its show route answers it, for visitors, every role and a suspended right. */
export async function scopeAgreesWithRoute(world: World, agreement: Agreement, roles: readonly string[]): Promise<string[]> {
  const ids = await agreement.seed(world)
  const readers = [world.as('visitor'), ...roles.map((role) => world.as({ roles: [role] }))]
  const offences: string[] = []
  for (const [index, caller] of readers.entries()) {
    const seen = new Set(await agreement.visible(world.host.reader(world.tenant, await actorOf(world, caller, index === 0))))
    for (const id of ids) {
      const { status } = await caller.call(agreement.show, agreement.input(id))
      const who = index === 0 ? 'a visitor' : `a ${roles[index - 1]}`
      if ((status === 200) !== seen.has(id))
        offences.push(
          `${agreement.noun}: ${who} ${seen.has(id) ? 'has it in scope' : 'has it not in scope'}, but its route says ${status}`,
        )
    }
  }
  return offences
}

/** The answer somebody holds, changed by the events since, equals what they would get now. */
export async function replayEqualsFresh(world: World, { name, look, meanwhile, live }: Replay): Promise<string[]> {
  const { by, contract, input } = await look(world)
  const position = await currentEnd(world.host.db.systemPool)
  const old = await by.call(contract, input)
  await meanwhile(world, input)
  await world.drain()
  const { events } = await readOutbox(world.host.db.systemPool, { position, limit: 1000 })
  const ours = events.filter(({ tenantId }) => tenantId === world.tenant.id)
  let cached: unknown = old.body
  for (const event of ours) cached = live(cached, { name: event.name, data: await present(world.host, event) })
  const fresh = await by.call(contract, input)
  if (isDeepStrictEqual(old.body, fresh.body)) return [`${name}: nothing changed meanwhile, so nothing was replayed`]
  return isDeepStrictEqual(cached, fresh.body)
    ? []
    : [`${name}: replayed ${JSON.stringify(cached)} but fresh is ${JSON.stringify(fresh.body)}`]
}

async function actorOf({ host, tenant }: World, caller: Caller, isVisitor = false): Promise<Actor> {
  const token = isVisitor ? null : (await caller.identity()).token
  const actor = await host.authenticate(tenant, token)
  if (!actor) throw new Error('The session of a caller has ended')
  return actor
}
