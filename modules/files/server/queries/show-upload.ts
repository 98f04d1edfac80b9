import { allowed } from '@guildhall/kernel'
import { showUpload as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { findUpload, uploadView } from '../intake/uploads.ts'

/** How far an upload of one's own has come. */
export const showUpload = query(contract, {
  load: (reader, { upload }) => findUpload(reader, upload),
  allow: () => allowed,
  run: async (_reader, _input, upload) => uploadView(upload),
})
