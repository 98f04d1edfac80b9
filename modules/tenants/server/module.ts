import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { communitySection } from './community-section.ts'
import { listCommunities } from './queries/list-communities.ts'
import { showCommunity } from './queries/show-community.ts'

export const tenantsModule = defineModule({
  key: 'tenants',
  tier: 'foundation',
  summary: 'Communities on this server: name, look, words and way in.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'community.manage': 'Change the community: its look, words and settings',
    'community.invite': 'Invite people to the community',
  },
  refusals: {},
  queries: [showCommunity, listCommunities],
  events: [contract.tenantChanged],
  sections: [communitySection],
  aliases: { 'GET /territories': 'tenants.list-communities' },
})
