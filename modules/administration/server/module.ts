import { defineModule } from '@guildhall/kernel'
import { sql } from 'kysely'
import * as contract from '../contract/index.ts'
import { changeMembers } from './commands/change-members.ts'
import { changeRoles } from './commands/change-roles.ts'
import { editMember } from './commands/edit-member.ts'
import { reactivateMember } from './commands/reactivate-member.ts'
import { removeMember } from './commands/remove-member.ts'
import { retryFailure } from './commands/retry-failure.ts'
import { suspendMember } from './commands/suspend-member.ts'
import { administration } from './db.ts'
import { refusals } from './errors.ts'
import { jobs } from './jobs.ts'
import { approveNewcomers, rejectNewcomers, withdrawRequest } from './newcomers/commands.ts'
import { newcomerMachine } from './newcomers/machine.ts'
import { newcomerNotices, tellDeciders } from './newcomers/notices.ts'
import { listNewcomers, showMembership } from './newcomers/queries.ts'
import { notices } from './notices.ts'
import { cancelOperation, startOperation, undoOperation } from './operations/commands.ts'
import { operationMachine } from './operations/machine.ts'
import { listOperations, listOutcomes, showOperation } from './operations/queries.ts'
import { pendingOf } from './pending.ts'
import { listFailures } from './queries/list-failures.ts'
import { listMembers } from './queries/list-members.ts'
import { listRoles } from './queries/list-roles.ts'
import { showDashboard } from './queries/show-dashboard.ts'
import { showMember } from './queries/show-member.ts'
import { showNavigation } from './queries/show-navigation.ts'
import { showSystem } from './queries/show-system.ts'
import { administrationSection } from './section.ts'
import { subscribers } from './subscribers.ts'

export const administrationModule = defineModule({
  key: 'administration',
  tier: 'foundation',
  summary: 'Looking after members, and the community in figures.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'administration.view': 'See the administration’s dashboard',
    'administration.member.view': 'See every member with e-mail address, roles and standing',
    'administration.member.manage': 'Change roles, suspend and remove members within one’s own rights',
    'administration.newcomer.decide': 'Let in who asks to come in, or not',
    'administration.system': 'See how the system is, and run again what failed',
  },
  refusals,
  commands: [
    editMember,
    changeRoles,
    suspendMember,
    reactivateMember,
    removeMember,
    changeMembers,
    startOperation,
    cancelOperation,
    undoOperation,
    approveNewcomers,
    rejectNewcomers,
    withdrawRequest,
    retryFailure,
  ],
  queries: [
    listMembers,
    listRoles,
    showMember,
    listOperations,
    showOperation,
    listOutcomes,
    listNewcomers,
    showMembership,
    showNavigation,
    showDashboard,
    showSystem,
    listFailures,
  ],
  events: [contract.newcomerApproved, contract.newcomerRejected, contract.requestWithdrawn],
  machines: [operationMachine, newcomerMachine],
  subscribers: [...subscribers, tellDeciders],
  notices: [...notices, ...newcomerNotices],
  jobs,
  sections: [administrationSection],
  counters: (reader) => pendingOf(administration.reader(reader)),
  seen: async (tx, sessionId) => {
    await sql`update people_members m set last_seen_at = ${tx.now}::timestamptz
      from identity_sessions s where s.id = ${sessionId} and m.account_id = s.account_id`.execute(tx.db)
  },
  aliases: {
    'GET /admin/users': 'administration.list-members',
    'GET /admin/users/:member': 'administration.show-member',
    'PATCH /admin/users/:member': 'administration.edit-member',
    'DELETE /admin/users/:member': 'administration.remove-member',
    'GET /admin/jobs': 'administration.list-failures',
    'PATCH /users/:member': 'administration.edit-member',
    'DELETE /users/:member': 'administration.remove-member',
  },
})
