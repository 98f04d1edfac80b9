import { allowed } from '@guildhall/kernel'
import { uploadFile as contract, SIGNED_SECONDS } from '../../contract/index.ts'
import { cardOf } from '../cards.ts'
import { command } from '../db.ts'
import { addFile } from '../intake/add-file.ts'
import { storeFile } from '../intake/store-file.ts'
import { signedUrl } from '../sign.ts'

/** Keeps a file for its sender. It is scanned and previewed from here on; until it is clean nobody gets it. */
export const uploadFile = command(contract, {
  prepare: (reader, { file, name, purpose }) => storeFile(reader, { file, name, purpose, memberId: reader.actor.memberId }),
  allow: () => allowed,
  async run(tx, input, stored) {
    const row = await addFile(tx, { ...stored, ...input, name: stored.name, memberId: tx.actor.memberId })
    return { id: row.id, ...(await signedUrl(tx, row.id, SIGNED_SECONDS)), file: cardOf(row) }
  },
})
