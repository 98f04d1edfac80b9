import { machine } from '@guildhall/kernel'

/** SM-40: nothing is served before it is clean; whoever manages files may have one scanned again. */
export const fileMachine = machine({
  name: 'files.file',
  initial: 'uploaded',
  states: ['uploaded', 'scanning', 'clean', 'quarantined'],
  transitions: {
    scan: { from: ['uploaded', 'clean', 'quarantined'], to: 'scanning', permission: 'files.manage' },
    pass: { from: ['scanning'], to: 'clean', permission: 'files.manage' },
    quarantine: { from: ['scanning'], to: 'quarantined', permission: 'files.manage' },
  },
})
