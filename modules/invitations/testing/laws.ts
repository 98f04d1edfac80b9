import type { Probes, Sample, World } from '@guildhall/kernel/testing'
import { anOrganisation, belongs } from '@guildhall/organisations/testing'
import { revokeInvitation, showInvitation } from '../contract/index.ts'
import { visibleInvitations } from '../server/policy.ts'
import { anInvitation } from './factories.ts'

const admin = (world: World) => world.as({ roles: ['admin'] })

const onInvitation: Sample = async (world) => {
  const by = admin(world)
  const { invitation } = await anInvitation(by)
  return { by, input: { invitationId: invitation.id } }
}

let addresses = 0

export const laws: Probes = {
  samples: {
    'invitations.create-invitation': async (world) => ({
      by: admin(world),
      input: { email: `new${++addresses}@example.org`, roles: ['member'] },
    }),
    'invitations.import-invitations': async (world) => ({
      by: admin(world),
      input: { csv: `email,roles\nline${++addresses}@example.org,member\n`, dryRun: false },
    }),
    'invitations.accept-invitation': async (world) => {
      const { token } = await anInvitation(admin(world))
      return { by: world.as({ roles: ['member'] }), input: { token } }
    },
    'invitations.validate-invitation': async (world) => {
      const { token } = await anInvitation(admin(world))
      return { by: world.as('visitor'), input: { token } }
    },
    'invitations.list-invitations': async (world) => ({ by: admin(world), input: {} }),
    'invitations.show-stats': async (world) => ({ by: admin(world), input: {} }),
    'invitations.resend-invitation': onInvitation,
    'invitations.revoke-invitation': onInvitation,
    'invitations.show-invitation': onInvitation,
    'invitations.list-uses': onInvitation,
  },
  agreements: [
    {
      noun: 'invitation',
      async seed(world) {
        const by = admin(world)
        const organisation = await anOrganisation(by)
        await belongs(world, world.as({ roles: ['member'] }), { organisation, role: 'admin' })
        const { invitation: into } = await anInvitation(by, { organisationId: organisation.id })
        const { invitation: revoked } = await anInvitation(by)
        await by.call(revokeInvitation, { invitationId: revoked.id })
        return [into.id, revoked.id, (await anInvitation(by)).invitation.id]
      },
      visible: async (reader) => (await visibleInvitations(reader).select('id').execute()).map(({ id }) => id),
      show: showInvitation,
      input: (invitationId) => ({ invitationId }),
    },
  ],
}
