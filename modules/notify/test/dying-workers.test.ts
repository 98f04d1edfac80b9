import type { JobContext } from '@guildhall/kernel'
import { systemActor } from '@guildhall/kernel'
import { type Caller, type World, world } from '@guildhall/kernel/testing'
import { followMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { registerDevice, setPreferences } from '../contract/index.ts'
import { deliverDue } from '../server/notices/deliver-due.ts'
import { pushToDevice } from '../server/push/push-to-device.ts'
import { aPushService } from '../testing/push-service.ts'
import { idOf, member } from './told.ts'

class Killed extends Error {}
/** Where a worker dies: before its n-th step, or right after the step has taken effect. A step is a transaction or a network call. */
type Death = { step: number; when: 'before' | 'after' }

/** What a job works with in a worker that dies there; without a death it lives. */
function workerOf(here: World, jobId: string, death?: Death): JobContext {
  let step = 0
  const mortal = async <T>(work: () => Promise<T>): Promise<T> => {
    step++
    if (death?.step === step && death.when === 'before') throw new Killed()
    const done = await work()
    if (death?.step === step && death.when === 'after') throw new Killed()
    return done
  }
  return {
    tenantId: here.tenant.id,
    jobId,
    attempt: 1,
    signal: AbortSignal.timeout(10_000),
    read: (work) => mortal(() => work(here.host.reader(here.tenant, systemActor(here.tenant.id)))),
    transact: (work) => mortal(() => here.transact(work)),
    run: () => Promise.reject(new Error('Delivering runs no command')),
  }
}

const JOB = '0192a000-0000-7000-8000-000000000001'
const deaths: Death[] = [1, 2, 3].flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when })))

/** Somebody whom a follower is about to be told of, on every channel; nothing has gone out yet. */
async function aWaitingReader(here: World) {
  const reader = member(here)
  const memberId = await idOf(reader)
  const service = await aPushService()
  const { body: device } = await reader.call(registerDevice, service.subscription())
  await reader.call(setPreferences, {
    channels: { 'people.follow': { email: true, push: true } },
    categories: { people: { cadence: 'instant' } },
    quietUntil: 'hour',
  })
  await member(here, 'Ana').call(followMember, { member: memberId })
  await here.drain()
  here.clock.advance({ minutes: 61 })
  return { reader, memberId, deviceId: device.id, service }
}

async function dying(work: () => Promise<void>) {
  await work().catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error
  })
}

const count = async (here: World, table: string, condition: string) =>
  (
    await here.database.owner.query(`select count(*)::int as n from ${table} where tenant_id = $1 and ${condition}`, [
      here.tenant.id,
    ])
  ).rows[0].n

const stateOf = async (here: World, reader: Caller, channel: string) =>
  (
    await here.database.owner.query('select state from notify_deliveries where member_id = $1 and channel = $2', [
      await idOf(reader),
      channel,
    ])
  ).rows.map(({ state }) => state)

test.each(deaths.slice(0, 2))('a worker that dies $when the step that writes the mail leaves exactly one', async (death) => {
  const here = await world()
  const { reader, memberId } = await aWaitingReader(here)
  const due = { memberId, channel: 'email' as const }
  await dying(() => deliverDue.run(workerOf(here, JOB, death), due))
  await deliverDue.run(workerOf(here, JOB), due)
  await here.drain()
  expect(await count(here, 'notify_mails', "key = 'notify.people.follow'")).toBe(1)
  expect(await stateOf(here, reader, 'email')).toEqual(['sent'])
})

test.each(deaths)('a worker that dies $when step $step of a push leaves exactly one message', async (death) => {
  const here = await world()
  const { reader, memberId, deviceId, service } = await aWaitingReader(here)
  await deliverDue.run(workerOf(here, JOB), { memberId, channel: 'push' })
  await dying(() => pushToDevice.run(workerOf(here, JOB, death), { memberId, deviceId }))
  await pushToDevice.run(workerOf(here, JOB), { memberId, deviceId })
  expect(service.messages().map(({ text }) => JSON.parse(text).title)).toEqual(['Ana follows you'])
  expect(await stateOf(here, reader, 'push')).toEqual(['sent'])
  await here.drain()
  expect(service.messages()).toHaveLength(1)
})

test('two workers at the same delivery send one mail', async () => {
  const here = await world()
  const { memberId } = await aWaitingReader(here)
  const due = { memberId, channel: 'email' as const }
  await Promise.all([deliverDue.run(workerOf(here, JOB), due), deliverDue.run(workerOf(here, JOB.replace(/1$/, '2')), due)])
  expect(await count(here, 'notify_mails', "key = 'notify.people.follow'")).toBe(1)
})
