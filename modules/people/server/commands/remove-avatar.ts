import { removeImage } from '@guildhall/files/api'
import { allowed } from '@guildhall/kernel'
import { removeAvatar as contract, memberChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { ownRow } from '../profile-row.ts'

/** Goes back to initials; without a picture nothing changes. */
export const removeAvatar = command(contract, {
  load: (reader) => ownRow(reader),
  allow: () => allowed,
  async run(tx, _input, { row }) {
    if (row.avatar_id) {
      await removeImage(tx, row.avatar_id)
      await tx.db.updateTable('people_members').set({ avatar_id: null }).where('id', '=', row.id).execute()
      tx.emit(memberChanged, { memberId: row.id })
    }
    return { avatarUrl: null }
  },
})
