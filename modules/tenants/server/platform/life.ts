import { asTenant, isRefusal, legalMoves, machine, Refused, type Tenant, transition } from '@guildhall/kernel'
import { directoryChanged, tenantChanged } from '../../contract/index.ts'
import { tenants, type Writer } from '../db.ts'

// Whoever runs the server; the verdict is `canOperate`, whatever rights are held here.
const permission = 'community.manage'

/** What becomes of a community: lived in, closed for now, kept to be read, on its way out. */
export const communityMachine = machine({
  name: 'tenants.community',
  initial: 'active',
  states: ['active', 'suspended', 'archived', 'deleting'],
  transitions: {
    suspend: { from: ['active'], to: 'suspended', permission },
    archive: { from: ['active', 'suspended'], to: 'archived', permission },
    activate: { from: ['suspended', 'archived'], to: 'active', permission },
    delete: { from: ['active', 'suspended', 'archived'], to: 'deleting', permission },
    restore: { from: ['deleting'], to: 'suspended', permission },
  },
})

/** Days between the deletion of a community and its erasure, in which it can be brought back. */
export const GRACE_DAYS = 30

export const movesOf = (tenant: Tenant) => legalMoves(communityMachine, tenant.status).map(({ move }) => move)

type Step = { move: keyof typeof communityMachine.transitions; reason: string; eraseAfter?: string }

/** Moves a community on, in the transaction of whoever does it. Throws the refusal when it cannot go there from where it is. */
export async function moveOn(tx: Writer, tenant: Tenant, { move, reason, eraseAfter }: Step): Promise<void> {
  await asTenant(tx, tenant, async (unit) => {
    const inner = tenants.writer(unit)
    const row = await inner.db
      .selectFrom('tenants')
      .select('status')
      .where('id', '=', tenant.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const moved = await transition(inner, communityMachine, { subjectId: tenant.id, from: row.status, move, reason })
    if (isRefusal(moved)) throw new Refused(moved)
    await inner.db
      .updateTable('tenants')
      .set({ status: moved.to, erase_after: eraseAfter ?? null, updated_at: inner.now })
      .where('id', '=', tenant.id)
      .execute()
    inner.audit({
      action: `tenants.${move}-community`,
      subject: { type: 'community', id: tenant.id },
      before: { status: row.status },
      after: { status: moved.to, reason, ...(eraseAfter && { eraseAfter }) },
    })
    inner.emit(tenantChanged, { tenantId: tenant.id })
  })
  tx.audit({ subject: { type: 'community', id: tenant.id } })
  tx.emit(directoryChanged, { tenantId: tenant.id })
}
