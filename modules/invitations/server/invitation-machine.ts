import { machine } from '@guildhall/kernel'
import { invitationAccepted, invitationExpired, invitationRevoked, invitationSent } from '../contract/index.ts'

/** From made to used up, taken back or too old; sending again starts its time anew. */
export const invitationMachine = machine({
  name: 'invitations.invitation',
  initial: 'created',
  states: ['created', 'sent', 'accepted', 'revoked', 'expired'],
  transitions: {
    send: { from: ['created'], to: 'sent', permission: 'community.invite', emits: invitationSent },
    resend: { from: ['created', 'sent', 'expired'], to: 'sent', permission: 'community.invite', emits: invitationSent },
    renew: { from: ['created', 'expired'], to: 'created', permission: 'community.invite' },
    accept: { from: ['created', 'sent'], to: 'accepted', permission: 'community.invite', emits: invitationAccepted },
    revoke: { from: ['created', 'sent'], to: 'revoked', permission: 'community.invite', emits: invitationRevoked },
    expire: { from: ['created', 'sent'], to: 'expired', permission: 'community.invite', emits: invitationExpired },
  },
})
