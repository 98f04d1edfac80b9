import { allowed } from '@guildhall/kernel'
import { uploadImage as contract } from '../../contract/index.ts'
import { imageUrl, prepareImage, storeImage } from '../api.ts'
import { command } from '../db.ts'
import { cropOf } from '../rules/crop.ts'

/** Keeps a picture for its sender, who alone sees it until a profile or an organisation shows it. */
export const uploadImage = command(contract, {
  prepare: (reader, { image, purpose, ...crop }) => prepareImage(reader, { bytes: image, purpose, crop: cropOf(crop) }),
  allow: () => allowed,
  async run(tx, _input, image) {
    const { fileId } = await storeImage(tx, { ...image, memberId: tx.actor.memberId, audience: 'owner' })
    return { fileId, url: imageUrl(fileId, 256) }
  },
})
