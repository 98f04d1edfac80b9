import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { listMyRights } from './queries/list-my-rights.ts'
import { accessSection } from './roles-section.ts'

export const accessModule = defineModule({
  key: 'access',
  tier: 'foundation',
  summary: 'Roles, grants and where each right comes from.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {},
  refusals: {},
  queries: [listMyRights],
  events: [contract.rightsChanged, contract.rolesChanged],
  sections: [accessSection],
})
