import { allowed } from '@guildhall/kernel'
import { cancelUpload as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { findUpload, forgetUpload } from '../intake/uploads.ts'
import { removeObjects } from '../jobs/remove-objects.ts'

/** Gives an upload up and frees its room at once. */
export const cancelUpload = command(contract, {
  load: (reader, { upload }) => findUpload(reader, upload),
  allow: () => allowed,
  async run(tx, _input, { id }) {
    const keys = await forgetUpload(tx, id)
    if (keys.length > 0) tx.ask(removeObjects, { keys })
    return {}
  },
})
