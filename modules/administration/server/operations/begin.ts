import { newId, type Refusal } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { MemberFilter, Operation } from '../../contract/index.ts'
import type { Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import type { Change } from '../one-change.ts'
import { changeChunk } from './chunk.ts'
import { operationView } from './store.ts'

type Beginning = { change: Change; filter: MemberFilter | Record<string, never>; undoes?: string }

/**
 * Notes who is meant, now and for good, and asks for the first chunk. `meant` is a select of their ids: they never
 * travel here.
 */
export async function begin(
  tx: Writer,
  meant: { compile(): { sql: string; parameters: readonly unknown[] } },
  { change: { action, role = null, reason = null }, filter, undoes }: Beginning,
): Promise<Operation | Refusal> {
  const id = newId()
  await tx.db
    .insertInto('administration_operations')
    .values({
      tenant_id: tx.tenant.id,
      id,
      by_member: tx.actor.memberId as string,
      permissions: [...tx.actor.permissions],
      action,
      role,
      reason,
      filter: JSON.stringify(filter),
      undoes: undoes ?? null,
      total: 0,
      created_at: tx.now,
    })
    .execute()
  const { rows } = await sql<{ total: number }>`
    with meant as (
      insert into administration_outcomes (tenant_id, operation_id, member_id)
      select ${tx.tenant.id}::uuid, ${id}::uuid, found.id from (${meant as never}) found returning 1)
    update administration_operations set total = (select count(*) from meant)
    where id = ${id}::uuid returning total`.execute(tx.db as never)
  const total = rows[0]?.total ?? 0
  if (total === 0) return refusals.nobody_meant
  tx.ask(changeChunk, { operationId: id, step: 0 })
  tx.audit({ subject: { type: 'operation', id }, after: { action, role, reason, filter, total, undoes } })
  return operationView(tx, id)
}
