import type { RoomGuard } from '@guildhall/kernel'
import { organisations } from './db.ts'
import { canSeeMembers } from './policy.ts'
import { findOrganisation } from './store.ts'

/** Who hears of an organisation's people: whoever may see them. */
export const rooms: Record<string, RoomGuard> = {
  async 'organisations.organisation'(reader, id) {
    const unit = organisations.reader(reader)
    const organisation = await findOrganisation(unit, id).catch(() => null)
    return organisation !== null && canSeeMembers(unit.actor, organisation).allowed
  },
}
