import { isRefusal, kernelRefusals, type Refusal, Refused } from '@guildhall/kernel'
import type { bulkActions } from '../contract/index.ts'
import { reactivate, setRoles, suspend } from './changing.ts'
import type { Writer } from './db.ts'
import { rolesByHand } from './store.ts'

export type Change = { action: (typeof bulkActions)[number]; role?: string | null; reason?: string | null }

/** Does to one member what is done to many; `same` when it was so already, a refusal when it may not be. */
export async function changeOne(tx: Writer, memberId: string, change: Change): Promise<'changed' | 'same' | Refusal> {
  try {
    return await changed(tx, memberId, change)
  } catch (fault) {
    if (fault instanceof Refused && isRefusal(fault.refusal)) return fault.refusal
    throw fault
  }
}

async function changed(tx: Writer, memberId: string, { action, role, reason }: Change) {
  if (action === 'suspend') return (await suspend(tx, memberId, reason ?? '–')) ?? 'changed'
  if (action === 'reactivate') return (await reactivate(tx, memberId)) ?? 'changed'
  if (!role) return kernelRefusals.invalid_input.with({ errors: [{ field: 'role', message: 'Name the role.' }] })
  const held = await rolesByHand(tx, memberId)
  const wanted = action === 'add-role' ? [...new Set([...held, role])] : held.filter((key) => key !== role)
  const refusal = await setRoles(tx, memberId, wanted, reason ?? undefined)
  return refusal ?? (wanted.length === held.length ? 'same' : 'changed')
}
