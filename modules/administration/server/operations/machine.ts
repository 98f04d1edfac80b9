import { machine } from '@guildhall/kernel'

/** Something done to many members: it runs to its end, or until somebody stops it. */
export const operationMachine = machine({
  name: 'administration.operation',
  initial: 'running',
  states: ['running', 'done', 'cancelled'],
  transitions: {
    finish: { from: ['running'], to: 'done', permission: 'administration.member.manage' },
    cancel: { from: ['running'], to: 'cancelled', permission: 'administration.member.manage' },
  },
})
