import { revoke } from '@guildhall/access/api'
import { isRefusal, kernelRefusals, machine, type Refusal, transition } from '@guildhall/kernel'
import { type Organisation, organisationReinstated, organisationSuspended } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { grantKindRoles } from './memberships.ts'
import { sourceOf } from './rules.ts'
import { organisationView } from './store.ts'

/** A suspended organisation is out of sight, and its people hold nothing through it. */
export const organisationMachine = machine({
  name: 'organisations.organisation',
  initial: 'active',
  states: ['active', 'suspended'],
  transitions: {
    suspend: { from: ['active'], to: 'suspended', permission: 'organisations.manage', emits: organisationSuspended },
    reinstate: { from: ['suspended'], to: 'active', permission: 'organisations.manage', emits: organisationReinstated },
  },
})

type Step = { id: string; move: 'suspend' | 'reinstate'; reason?: string | undefined }

/** Makes the move with what it takes or gives back; 409 when it is in that state already. */
export async function moveOrganisation(tx: Writer, { id, move, reason }: Step): Promise<Organisation | Refusal> {
  const row = await tx.db
    .selectFrom('organisations_accounts')
    .where('id', '=', id)
    .select(['status', 'kind'])
    .forUpdate()
    .executeTakeFirst()
  if (!row) return kernelRefusals.not_found
  const moved = await transition(tx, organisationMachine, {
    subjectId: id,
    from: row.status,
    move,
    ...(reason ? { reason } : {}),
    data: { organisationId: id },
  })
  if (isRefusal(moved)) return moved
  tx.audit({ subject: { type: 'organisation', id }, before: { status: row.status }, after: { status: moved.to } })
  await tx.db.updateTable('organisations_accounts').set({ status: moved.to, updated_at: tx.now }).where('id', '=', id).execute()
  const members = await tx.db.selectFrom('organisations_members').where('organisation_id', '=', id).select('member_id').execute()
  for (const { member_id: memberId } of members) {
    if (move === 'suspend') await revoke(tx, { memberId, source: sourceOf(id) })
    else await grantKindRoles(tx, { organisationId: id, memberId, kind: row.kind })
  }
  return organisationView(tx, id)
}
