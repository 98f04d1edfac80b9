import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { refusals } from './errors.ts'
import { invitationMachine } from './invitation-machine.ts'

export const invitationsModule = defineModule({
  key: 'invitations',
  tier: 'foundation',
  summary: 'Invitations by e-mail and by link: who may come in, as what, until when.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {},
  refusals,
  events: [
    contract.invitationCreated,
    contract.invitationSent,
    contract.invitationUsed,
    contract.invitationAccepted,
    contract.invitationRevoked,
    contract.invitationExpired,
  ],
  machines: [invitationMachine],
})
