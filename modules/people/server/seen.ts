import type { CanSee } from '@guildhall/kernel'
import { people } from './db.ts'
import { hiddenMembers } from './hidden.ts'
import { visibleMembers } from './policy.ts'

/** Members whose profile the reader may open: they see what hangs on it. */
const openProfiles: CanSee = async (reader, ids) => {
  const rows = await visibleMembers(people.reader(reader))
    .select('people_members.id')
    .where((where) => where('people_members.id', '=', where.fn.any(where.val(ids))))
    .execute()
  return rows.map(({ id }) => id)
}

/** Members whose doings the reader comes across at all: not who blocked them or whom they blocked. */
const met: CanSee = async (reader, ids) => {
  const hidden = await hiddenMembers(reader)
  return ids.filter((id) => !hidden.has(id))
}

export const attachments = { 'people.member': openProfiles, 'people.author': met }
