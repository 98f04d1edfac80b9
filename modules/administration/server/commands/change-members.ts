import { type InputOf, isRefusal, kernelRefusals, type Refusal, Refused } from '@guildhall/kernel'
import { changeMembers as contract } from '../../contract/index.ts'
import { reactivate, setRoles, suspend } from '../changing.ts'
import { command, type Writer } from '../db.ts'
import { canManageMembers } from '../policy.ts'
import { rolesByHand } from '../store.ts'

/**
 * Does one thing to many members. Each is decided by the rules for one; who cannot be changed is left out and named. A
 * refusal is found before anything of that member is written, but for the last administrator's: that one stops it all.
 */
export const changeMembers = command(contract, {
  allow: (actor) => canManageMembers(actor),
  async run(tx, input) {
    const refused: { memberId: string; code: string; sentence: string }[] = []
    for (const memberId of new Set(input.members)) {
      const refusal = await one(tx, memberId, input)
      if (refusal?.code === 'last_administrator') return refusal
      if (refusal) refused.push({ memberId, code: refusal.code, sentence: refusal.sentence })
    }
    if (refused.length > 0 && refused.every(({ code }) => code === 'not_found')) return kernelRefusals.not_found
    return { changed: new Set(input.members).size - refused.length, refused }
  },
})

async function one(tx: Writer, memberId: string, { action, role, reason }: InputOf<typeof contract>): Promise<Refusal | null> {
  try {
    if (action === 'suspend') return await suspend(tx, memberId, reason ?? '–')
    if (action === 'reactivate') return await reactivate(tx, memberId)
    if (!role) return kernelRefusals.invalid_input.with({ errors: [{ field: 'role', message: 'Name the role.' }] })
    const held = await rolesByHand(tx, memberId)
    return await setRoles(tx, memberId, action === 'add-role' ? [...held, role] : held.filter((key) => key !== role), reason)
  } catch (fault) {
    if (fault instanceof Refused && isRefusal(fault.refusal)) return fault.refusal
    throw fault
  }
}
