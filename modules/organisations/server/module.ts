import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { refusals } from './errors.ts'

export const organisationsModule = defineModule({
  key: 'organisations',
  tier: 'foundation',
  summary: 'Organisations as accounts inside a community: their members, roles and figures.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'organisations.read': 'See the directory of organisations and their pages',
    'organisations.organisation.create': 'Found organisations',
    'organisations.manage': 'Change and suspend any organisation of the community',
  },
  refusals,
  events: [
    contract.organisationCreated,
    contract.organisationChanged,
    contract.organisationSuspended,
    contract.organisationReinstated,
    contract.memberAdded,
    contract.memberChanged,
    contract.memberRemoved,
    contract.ownershipTransferred,
  ],
})
