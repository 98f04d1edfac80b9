import { machine } from '@guildhall/kernel'
import { newcomerApproved, newcomerRejected, requestWithdrawn } from '../../contract/index.ts'

/** From asking to come in to a member, where somebody has to let people in. A no is not for ever. */
export const newcomerMachine = machine({
  name: 'administration.newcomer',
  initial: 'waiting',
  states: ['waiting', 'active', 'rejected', 'left'],
  transitions: {
    approve: {
      from: ['waiting', 'rejected'],
      to: 'active',
      permission: 'administration.newcomer.decide',
      emits: newcomerApproved,
    },
    reject: { from: ['waiting'], to: 'rejected', permission: 'administration.newcomer.decide', emits: newcomerRejected },
    withdraw: {
      from: ['waiting', 'rejected'],
      to: 'left',
      permission: 'administration.newcomer.decide',
      emits: requestWithdrawn,
    },
  },
})
