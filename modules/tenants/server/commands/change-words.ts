import { changeWords as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { keepWords } from '../own-words.ts'
import { canManage } from '../policy.ts'
import { heldRow } from '../store.ts'

/** Changes some of the community's own words, and brings the usual ones back for those without. */
export const changeWords = command(contract, {
  allow: canManage,
  async run(tx, { locale, words }) {
    const row = await heldRow(tx)
    const merged = Object.entries({ ...row.words[locale], ...words })
    const kept = merged.filter((entry): entry is [string, string] => entry[1] !== null)
    return keepWords(tx, row, { locale, words: Object.fromEntries(kept) })
  },
})
