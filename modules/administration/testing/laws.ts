import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { sql } from 'kysely'
import { showMember, showOperation } from '../contract/index.ts'
import { administration } from '../server/db.ts'
import { visibleMembers, visibleOperations } from '../server/policy.ts'

const admin = (world: World) => world.as({ roles: ['admin'] })
const memberId = async (world: World) => (await world.as({ roles: ['member'] }).identity()).memberId

/** An administrator calls about a fresh member. */
const onMember =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => ({ by: admin(world), input: { member: await memberId(world), ...more } })

/** Somebody who asks to come in. */
export async function aNewcomer(world: World) {
  const caller = world.as({ roles: ['member'] })
  const { memberId } = await caller.identity()
  await world.transact((tx) =>
    tx.db.updateTable('people_members').set({ status: 'waiting' }).where('id', '=', memberId).execute(),
  )
  return { caller, memberId }
}
const onNewcomer: Sample = async (world) => ({ by: admin(world), input: { members: [(await aNewcomer(world)).memberId] } })

const suspended: Sample = async (world) => {
  const member = await memberId(world)
  await admin(world).post(`/administration/members/${member}/suspend`, { reason: 'For a while.' })
  return { by: admin(world), input: { member } }
}

/** An operation on a fresh member, as it begins or when it is over. */
const onOperation =
  (state: 'running' | 'done'): Sample =>
  async (world) => {
    await memberId(world)
    const by = admin(world)
    const input = { filter: { role: 'member' }, action: 'suspend', reason: 'Spam in every topic.' }
    const { id } = (await by.post('/administration/operations', input)).body
    if (state === 'done') await world.drain()
    return { by, input: { operation: id } }
  }

/** A delivery of this community that failed every time. */
export async function aDeadDelivery(world: World): Promise<string> {
  await world.as({ roles: ['member'] }).identity()
  await world.drain()
  const { rows } = await sql<{ seq: number }>`
    update inbox set state = 'dead', attempts = 9, error = 'TypeError at note-activity'
    where tenant_id = ${world.tenant.id} and subscriber = 'administration.note-activity'
    returning seq`.execute(world.host.db.system)
  return `delivery:${rows[0]?.seq}:administration.note-activity`
}

export const laws: Probes = {
  samples: {
    'administration.list-members': async (world) => ({ by: admin(world), input: {} }),
    'administration.list-roles': async (world) => ({ by: admin(world), input: {} }),
    'administration.show-dashboard': async (world) => ({ by: admin(world), input: {} }),
    'administration.show-system': async (world) => ({ by: admin(world), input: {} }),
    'administration.list-failures': async (world) => ({ by: admin(world), input: {} }),
    'administration.show-member': onMember(),
    'administration.edit-member': onMember({ headline: 'Looks after the garden' }),
    'administration.change-roles': onMember({ roles: ['member', 'moderator'] }),
    'administration.suspend-member': onMember({ reason: 'Spam in every topic.' }),
    'administration.reactivate-member': suspended,
    'administration.remove-member': onMember(),
    'administration.change-members': async (world) => ({
      by: admin(world),
      input: { members: [await memberId(world)], action: 'add-role', role: 'moderator' },
    }),
    'administration.start-operation': async (world) => {
      await memberId(world)
      return { by: admin(world), input: { filter: { role: 'member' }, action: 'suspend', reason: 'Spam in every topic.' } }
    },
    'administration.cancel-operation': onOperation('running'),
    'administration.undo-operation': onOperation('done'),
    'administration.show-operation': onOperation('running'),
    'administration.list-outcomes': onOperation('running'),
    'administration.list-operations': async (world) => ({ by: admin(world), input: {} }),
    'administration.list-newcomers': async (world) => ({ by: admin(world), input: {} }),
    'administration.approve-newcomers': onNewcomer,
    'administration.reject-newcomers': onNewcomer,
    'administration.withdraw-request': async (world) => ({ by: (await aNewcomer(world)).caller, input: {} }),
    'administration.retry-failure': async (world) => ({ by: admin(world), input: { ref: await aDeadDelivery(world) } }),
  },
  agreements: [
    {
      noun: 'managed member',
      async seed(world) {
        const people = await Promise.all([1, 2, 3].map(() => memberId(world)))
        await admin(world).post(`/administration/members/${people[0]}/suspend`, { reason: 'For a while.' })
        return people
      },
      visible: async (reader) =>
        (await visibleMembers(administration.reader(reader)).select('m.id').execute()).map(({ id }) => id),
      show: showMember,
      input: (member) => ({ member }),
    },
    {
      noun: 'operation',
      async seed(world) {
        const { input } = await onOperation('running')(world)
        return [(input as { operation: string }).operation]
      },
      visible: async (reader) =>
        (await visibleOperations(administration.reader(reader)).select('id').execute()).map(({ id }) => id),
      show: showOperation,
      input: (operation) => ({ operation }),
    },
  ],
}
