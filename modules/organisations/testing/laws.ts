import { aPicture } from '@guildhall/files/testing'
import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { setLogo, showOrganisation, suspendOrganisation } from '../contract/index.ts'
import { visibleOrganisations } from '../server/policy.ts'
import { anOrganisation, belongs } from './factories.ts'

const admin = (world: World) => world.as({ roles: ['admin'] })

/** Its owner calls, who is an administrator of the community too. */
const byOwner =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = admin(world)
    const { id } = await anOrganisation(by)
    return { by, input: { organisation: id, ...more } }
  }

/** Its owner calls about one of its members. */
const onMember =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = admin(world)
    const organisation = await anOrganisation(by)
    const memberId = await belongs(world, world.as({ roles: ['member'] }), { organisation })
    return { by, input: { organisation: organisation.id, memberId, ...more } }
  }

const onMine =
  (more: Readonly<Record<string, unknown>> = {}): Sample =>
  async (world) => {
    const by = admin(world)
    await anOrganisation(by)
    return { by, input: more }
  }

const suspended = async (world: World) => {
  const by = admin(world)
  const { id } = await anOrganisation(by)
  await by.call(suspendOrganisation, { organisation: id })
  return { by, id }
}

export const laws: Probes = {
  samples: {
    'organisations.create-organisation': async (world) => ({
      by: admin(world),
      input: { name: 'Spinifex Care', kind: 'employer' },
    }),
    'organisations.show-organisation': byOwner(),
    'organisations.edit-organisation': byOwner({ description: 'Who we are.' }),
    'organisations.suspend-organisation': byOwner(),
    'organisations.reinstate-organisation': async (world) => {
      const { by, id } = await suspended(world)
      return { by, input: { organisation: id } }
    },
    'organisations.show-mine': onMine(),
    'organisations.edit-mine': onMine({ location: 'Perth' }),
    'organisations.set-logo': onMine({ image: aPicture({ colour: [90, 20, 20] }) }),
    'organisations.remove-logo': async (world) => {
      const by = admin(world)
      await anOrganisation(by)
      await by.call(setLogo, { image: aPicture({ colour: [90, 20, 20] }) })
      return { by, input: {} }
    },
    'organisations.show-stats': onMine(),
    'organisations.list-members': byOwner(),
    'organisations.list-colleagues': onMine(),
    'organisations.act-for': byOwner(),
    'organisations.change-member-role': onMember({ role: 'admin' }),
    'organisations.remove-member': onMember(),
    'organisations.transfer-ownership': onMember(),
    'organisations.leave-organisation': async (world) => {
      const organisation = await anOrganisation(admin(world))
      const by = world.as({ roles: ['member'] })
      await belongs(world, by, { organisation })
      return { by, input: { organisation: organisation.id } }
    },
  },
  agreements: [
    {
      noun: 'organisation',
      async seed(world) {
        const { id: hidden } = await suspended(world)
        const { id: shown } = await anOrganisation(admin(world))
        return [hidden, shown]
      },
      visible: async (reader) =>
        (await visibleOrganisations(reader).select('organisations_accounts.id').execute()).map(({ id }) => id),
      show: showOrganisation,
      input: (organisation) => ({ organisation }),
    },
  ],
}
