import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { aliases } from './aliases.ts'
import { acceptInvitation } from './commands/accept-invitation.ts'
import { createInvitation } from './commands/create-invitation.ts'
import { importInvitations } from './commands/import-invitations.ts'
import { resendInvitation } from './commands/resend-invitation.ts'
import { revokeInvitation } from './commands/revoke-invitation.ts'
import { refusals } from './errors.ts'
import { invitationMachine } from './invitation-machine.ts'
import { jobs } from './jobs.ts'
import { mails } from './mails.ts'
import { notices, subscribers } from './notices.ts'
import { listGivableRoles } from './queries/list-givable-roles.ts'
import { listInvitations } from './queries/list-invitations.ts'
import { listUses } from './queries/list-uses.ts'
import { showInvitation } from './queries/show-invitation.ts'
import { showInvitationStats } from './queries/show-stats.ts'
import { validateInvitation } from './queries/validate-invitation.ts'

export const invitationsModule = defineModule({
  key: 'invitations',
  tier: 'foundation',
  summary: 'Invitations by e-mail and by link: who may come in, as what, until when.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {},
  refusals,
  commands: [createInvitation, resendInvitation, revokeInvitation, acceptInvitation, importInvitations],
  queries: [listInvitations, showInvitation, listUses, showInvitationStats, listGivableRoles, validateInvitation],
  events: [
    contract.invitationCreated,
    contract.invitationSent,
    contract.invitationUsed,
    contract.invitationAccepted,
    contract.invitationRevoked,
    contract.invitationExpired,
  ],
  subscribers,
  notices,
  mails,
  machines: [invitationMachine],
  jobs,
  aliases,
})
