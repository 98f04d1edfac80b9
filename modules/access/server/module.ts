import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { changeGrants } from './commands/change-grants.ts'
import { chooseDefaultRole } from './commands/choose-default-role.ts'
import { createRole } from './commands/create-role.ts'
import { deleteRole } from './commands/delete-role.ts'
import { develop, endDevelopment } from './commands/develop.ts'
import { editRole } from './commands/edit-role.ts'
import { elevate, endElevation, showElevation } from './commands/elevate.ts'
import { grantRight } from './commands/grant-right.ts'
import { importGrants } from './commands/import-grants.ts'
import { importRoles } from './commands/import-roles.ts'
import { deleteTemplate, saveTemplate } from './commands/keep-templates.ts'
import { revokeGrant } from './commands/revoke-grant.ts'
import { revokeGrants } from './commands/revoke-grants.ts'
import { setMatrix } from './commands/set-matrix.ts'
import { refusals } from './errors.ts'
import { jobs } from './jobs.ts'
import { notices, subscribers } from './notices.ts'
import { personalData } from './personal-data.ts'
import { checkPermission, checkPermissions } from './queries/check-permissions.ts'
import { exportGrants } from './queries/export-grants.ts'
import { exportRoles } from './queries/export-roles.ts'
import { findGrants } from './queries/find-grants.ts'
import { findMembers } from './queries/find-members.ts'
import { listGrants } from './queries/list-grants.ts'
import { listMyRights } from './queries/list-my-rights.ts'
import { listRoles, listTemplates, showRole } from './queries/list-roles.ts'
import { showMatrix } from './queries/show-matrix.ts'
import { showUse } from './queries/show-use.ts'
import { trace } from './queries/trace.ts'
import { accessSection } from './roles-section.ts'
import { noteUses } from './uses.ts'

export const accessModule = defineModule({
  key: 'access',
  tier: 'foundation',
  summary: 'Roles, grants and where each right comes from.',
  personalData,
  migrations: new URL('./migrations/', import.meta.url),
  globalTables: ['access_operators'],
  permissions: {
    'access.role.manage': 'Make, change and delete roles, within one’s own rights',
    'access.grant.manage': 'Give members roles and rights and take them back, within one’s own rights',
    'access.developer.use': 'Be shown how the answers one gets come about, for an hour at most',
    'access.right.read': 'See what members may do here, and why',
  },
  refusals,
  commands: [
    createRole,
    editRole,
    deleteRole,
    chooseDefaultRole,
    setMatrix,
    importRoles,
    grantRight,
    revokeGrant,
    changeGrants,
    checkPermissions,
    elevate,
    endElevation,
    develop,
    endDevelopment,
    importGrants,
    revokeGrants,
    saveTemplate,
    deleteTemplate,
  ],
  queries: [
    listMyRights,
    listRoles,
    showRole,
    listTemplates,
    showMatrix,
    exportRoles,
    findMembers,
    listGrants,
    checkPermission,
    trace,
    showElevation,
    findGrants,
    exportGrants,
    showUse,
  ],
  subscribers,
  notices,
  events: [contract.rightsChanged, contract.rolesChanged, contract.grantEnding],
  jobs,
  used: noteUses,
  sections: [accessSection],
})
