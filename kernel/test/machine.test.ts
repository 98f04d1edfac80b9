import { expect, onTestFinished, test } from 'vitest'
import { newId } from '../src/db/id.ts'
import { isRefusal } from '../src/errors/refusal.ts'
import { drain } from '../src/event/drain.ts'
import { machine } from '../src/machine/machine.ts'
import { historyOf, transition } from '../src/machine/transition.ts'
import { systemActor } from '../src/policy/actor.ts'
import { freshDatabase } from './fresh-database.ts'
import { aHost, aTenant, bellRung } from './kit.ts'

const bell = machine({
  name: 'belfry.bell',
  initial: 'still',
  states: ['still', 'swinging'],
  transitions: {
    pull: { from: ['still'], to: 'swinging', permission: 'belfry.bell.pull', emits: bellRung },
    stop: { from: ['swinging'], to: 'still', permission: 'belfry.bell.stop' },
  },
})

test('a move writes history and event with the caller’s rows; an impossible one writes nothing', async () => {
  const heard: number[] = []
  const listener = {
    name: 'belfry.listen',
    on: [bellRung.name],
    run: async (_tx: unknown, event: { data: { number: number } }) => void heard.push(event.data.number),
  }
  const host = await aHost(await freshDatabase(), { machines: [bell], subscribers: [listener] })
  onTestFinished(() => host.close())
  const tenant = await aTenant(host)
  const subjectId = newId()
  const actor = systemActor(tenant.id)
  const pulled = await host.transact(tenant, actor, (tx) =>
    transition(tx, bell, { subjectId, from: 'still', move: 'pull', reason: 'noon', data: { number: 12 } }),
  )
  expect(pulled).toEqual({ to: 'swinging' })
  const again = await host.transact(tenant, actor, (tx) =>
    transition(tx, bell, { subjectId, from: 'swinging', move: 'pull', data: { number: 1 } }),
  )
  expect(isRefusal(again) && again.details.legal).toEqual([{ move: 'stop', to: 'still' }])
  await drain(host)
  expect(heard).toEqual([12])
  const history = await historyOf(host.reader(tenant, actor), bell, subjectId)
  expect(history).toEqual([
    { move: 'pull', from: 'still', to: 'swinging', actorId: null, reason: 'noon', at: expect.stringMatching(/^\d{4}-.*Z$/) },
  ])
})
