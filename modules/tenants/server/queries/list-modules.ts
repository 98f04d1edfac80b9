import { listModules as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { modulesOf } from '../modules-at-work.ts'
import { canManage } from '../policy.ts'
import { currentRow } from '../store.ts'

/** What the community has of this program, and what it could have. */
export const listModules = query(contract, {
  allow: canManage,
  run: async (reader) => modulesOf(reader, (await currentRow(reader)).modules),
})
