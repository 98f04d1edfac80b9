import { showSettings as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canManage } from '../policy.ts'
import { currentRow, settingsView } from '../store.ts'

/** What administrators may change, as it is now. */
export const showSettings = query(contract, {
  allow: canManage,
  run: async (reader) => settingsView(reader, await currentRow(reader)),
})
