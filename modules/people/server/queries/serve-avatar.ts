import { readImage } from '@guildhall/files/api'
import { allowed, kernelRefusals, Refused } from '@guildhall/kernel'
import { serveAvatar as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { visibleMembers } from '../policy.ts'

/** A member's present picture, for whoever may see their profile; asked for anew each time, since it may change. */
export const serveAvatar = query(contract, {
  async load(reader, { user }) {
    const row = await visibleMembers(reader).where('people_members.id', '=', user).select('avatar_id').executeTakeFirst()
    if (!row?.avatar_id) throw new Refused(kernelRefusals.not_found)
    return { fileId: row.avatar_id }
  },
  allow: () => allowed,
  async run(reader, { filename }, { fileId }) {
    const image = await readImage(reader, { fileId, size: filename })
    return image ? { ...image, cache: 'none' as const } : kernelRefusals.not_found
  },
})
