import { updateWords as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { keepWords } from '../own-words.ts'
import { canManage } from '../policy.ts'
import { currentRow } from '../store.ts'

/** Replaces the community's own words in one language. */
export const updateWords = command(contract, {
  allow: canManage,
  run: async (tx, { locale, words }) => keepWords(tx, await currentRow(tx), { locale, words }),
})
