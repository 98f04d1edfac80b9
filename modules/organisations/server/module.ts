import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { aliases } from './aliases.ts'
import { organisationsSection } from './blueprint.ts'
import { actFor } from './commands/act-for.ts'
import { removeLogo, setLogo } from './commands/change-logo.ts'
import { changeMemberRole } from './commands/change-member-role.ts'
import { createOrganisation } from './commands/create-organisation.ts'
import { editMyOrganisation, editOrganisation } from './commands/edit-organisation.ts'
import { leaveOrganisation } from './commands/leave-organisation.ts'
import { removeMember } from './commands/remove-member.ts'
import { reinstateOrganisation, suspendOrganisation } from './commands/suspend-organisation.ts'
import { transferOwnership } from './commands/transfer-ownership.ts'
import { refusals } from './errors.ts'
import { jobs } from './jobs.ts'
import { rooms } from './live.ts'
import { noticeSubscribers, notices, subjects } from './notices.ts'
import { organisationMachine } from './organisation-machine.ts'
import { listKinds } from './queries/list-kinds.ts'
import { listColleagues, listMembers } from './queries/list-members.ts'
import { listMemberships } from './queries/list-memberships.ts'
import { listOrganisations } from './queries/list-organisations.ts'
import { showMyOrganisation, showOrganisation } from './queries/show-organisation.ts'
import { showStats } from './queries/show-stats.ts'
import { subscribers } from './subscribers.ts'

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
  commands: [
    createOrganisation,
    editOrganisation,
    editMyOrganisation,
    setLogo,
    removeLogo,
    suspendOrganisation,
    reinstateOrganisation,
    actFor,
    changeMemberRole,
    removeMember,
    leaveOrganisation,
    transferOwnership,
  ],
  queries: [
    listOrganisations,
    listKinds,
    showOrganisation,
    showMyOrganisation,
    listMemberships,
    listMembers,
    listColleagues,
    showStats,
  ],
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
  subscribers: [...subscribers, ...noticeSubscribers],
  notices,
  subjects,
  jobs,
  machines: [organisationMachine],
  sections: [organisationsSection],
  rooms,
  aliases,
})
