import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { addDomain } from './commands/add-domain.ts'
import { changeWords } from './commands/change-words.ts'
import { checkStyles } from './commands/check-styles.ts'
import { removeDomain } from './commands/remove-domain.ts'
import { resetBranding } from './commands/reset-branding.ts'
import { switchModule } from './commands/switch-module.ts'
import { updateBranding } from './commands/update-branding.ts'
import { updateCommunity } from './commands/update-community.ts'
import { updateWords } from './commands/update-words.ts'
import { verifyDomain } from './commands/verify-domain.ts'
import { communitySection } from './community-section.ts'
import { refusals } from './errors.ts'
import { changePlan } from './platform/change-plan.ts'
import * as exports from './platform/exports.ts'
import { communityMachine } from './platform/life.ts'
import { cloneCommunity, createCommunity } from './platform/make-community.ts'
import { measureUsage } from './platform/measure.ts'
import * as moving from './platform/move-community.ts'
import * as platform from './platform/queries.ts'
import { listCommunities } from './queries/list-communities.ts'
import { listDomains } from './queries/list-domains.ts'
import { listModules } from './queries/list-modules.ts'
import { showCommunity } from './queries/show-community.ts'
import { showSettings } from './queries/show-settings.ts'
import { showUsage } from './queries/show-usage.ts'
import { listTerritories, showTerritory } from './queries/territories.ts'

export const tenantsModule = defineModule({
  key: 'tenants',
  tier: 'foundation',
  summary: 'Communities on this server: name, look, words, host names and way in.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'community.manage': 'Change the community: its look, words and settings',
    'community.invite': 'Invite people to the community',
  },
  refusals,
  commands: [
    ...[
      updateCommunity,
      updateBranding,
      checkStyles,
      resetBranding,
      updateWords,
      changeWords,
      switchModule,
      addDomain,
      verifyDomain,
      removeDomain,
    ],
    ...[createCommunity, cloneCommunity, changePlan, exports.exportCommunity],
    ...[moving.suspendCommunity, moving.archiveCommunity, moving.activateCommunity],
    ...[moving.deleteCommunity, moving.restoreCommunity],
  ],
  queries: [
    ...[showCommunity, listCommunities, showSettings, listModules, showUsage, listDomains, listTerritories, showTerritory],
    ...[platform.listAllCommunities, platform.showOneCommunity, platform.listBlueprints, platform.planCommunity],
    exports.downloadExport,
  ],
  events: [contract.tenantChanged, contract.directoryChanged],
  machines: [communityMachine],
  jobs: [exports.writeExport, measureUsage],
  aliases: {
    'POST /tenants': 'tenants.create-community',
    'GET /tenants': 'tenants.list-territories',
    'GET /tenants/:code': 'tenants.show-territory',
  },
  sections: [communitySection],
})
