import { isRefusal, kernelRefusals } from '@guildhall/kernel'
import { changeMembers as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { changeOne } from '../one-change.ts'
import { canManageMembers } from '../policy.ts'

/**
 * Does one thing to many members at once. Each is decided by the rules for one; who cannot be changed is left out and
 * named. A refusal is found before anything of that member is written, but for the last administrator's: that one stops
 * it all.
 */
export const changeMembers = command(contract, {
  allow: (actor) => canManageMembers(actor),
  async run(tx, input) {
    const refused: { memberId: string; code: string; sentence: string }[] = []
    for (const memberId of new Set(input.members)) {
      const outcome = await changeOne(tx, memberId, input)
      if (!isRefusal(outcome)) continue
      if (outcome.code === 'last_administrator') return outcome
      refused.push({ memberId, code: outcome.code, sentence: outcome.sentence })
    }
    if (refused.length > 0 && refused.every(({ code }) => code === 'not_found')) return kernelRefusals.not_found
    return { changed: new Set(input.members).size - refused.length, refused }
  },
})
