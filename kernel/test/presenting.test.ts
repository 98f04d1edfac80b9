import { expect, onTestFinished, test } from 'vitest'
import { start } from '../src/event/position.ts'
import { systemActor } from '../src/policy/actor.ts'
import { missedSince } from '../src/realtime/events-since.ts'
import { freshDatabase } from './fresh-database.ts'
import { aHost, aTenant, bellRung } from './kit.ts'

test('what was missed is presented a few at a time, so that one returning listener does not take every connection', async () => {
  let now = 0
  let most = 0
  const loudness = async (_reader: unknown, { number }: { number: number }) => {
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 2))
    now--
    return { loudness: number * 10 }
  }
  const host = await aHost(await freshDatabase(), { live: { [bellRung.name]: loudness } })
  onTestFinished(() => host.close())
  const tenant = await aTenant(host)
  const actor = systemActor(tenant.id)
  await host.transact(tenant, actor, async (tx) => {
    for (let number = 0; number < 60; number++) tx.emit(bellRung, { number })
  })
  const { events } = await missedSince(host, { tenant, actor }, { rooms: ['tenant'], after: start, limit: 500 })
  expect(events.map(({ data }) => data.loudness / 10)).toEqual(Array.from({ length: 60 }, (_, i) => i))
  expect(most).toBeLessThanOrEqual(4)
})
