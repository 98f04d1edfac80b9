import { imageUrl, prepareImage, removeImage, storeImage } from '@guildhall/files/api'
import { allowed, kernelRefusals } from '@guildhall/kernel'
import { setAvatar as contract, memberChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { imageAudience } from './edit-privacy.ts'

/** Shows a picture where initials were; the one before it is forgotten. */
export const setAvatar = command(contract, {
  prepare: (reader, { image, x, y, size }) => {
    const crop = x === undefined || y === undefined || size === undefined ? undefined : { x, y, size }
    return prepareImage(reader, { bytes: image, purpose: 'avatar', crop })
  },
  allow: () => allowed,
  async run(tx, _input, image) {
    const { memberId } = tx.actor
    const before = await tx.db
      .selectFrom('people_members')
      .select(['avatar_id', 'visibility'])
      .where('id', '=', memberId)
      .forUpdate()
      .executeTakeFirst()
    if (!before) return kernelRefusals.not_found
    if (before.avatar_id) await removeImage(tx, before.avatar_id)
    const { fileId } = await storeImage(tx, { ...image, memberId, audience: imageAudience(before.visibility) })
    await tx.db.updateTable('people_members').set({ avatar_id: fileId }).where('id', '=', memberId).execute()
    tx.emit(memberChanged, { memberId })
    return { fileId, avatarUrl: imageUrl(fileId, 256) }
  },
})
