import { previewTemplate as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { tryOut } from '../mails/preview.ts'
import { canWriteTemplates } from '../policy.ts'

/** Shows what a template makes of a mail while it is being written. */
export const previewTemplate = command(contract, {
  prepare: (reader, input) => tryOut(reader, input),
  allow: canWriteTemplates,
  run: async (_tx, _input, preview) => preview,
})
