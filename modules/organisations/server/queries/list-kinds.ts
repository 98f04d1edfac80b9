import { allowed } from '@guildhall/kernel'
import { listKinds as contract } from '../../contract/index.ts'
import { query } from '../db.ts'

/** The kinds of organisation the blueprint names, in its order. */
export const listKinds = query(contract, {
  allow: () => allowed,
  async run({ db }) {
    const items = await db
      .selectFrom('organisations_kinds')
      .select(['key', 'name', 'summary', 'sign_up as signUp'])
      .where('position', '<', KEPT_POSITION)
      .orderBy('position')
      .execute()
    return { items }
  },
})

/** Kinds no blueprint names any more stand behind it, kept for the organisations that are of them. */
export const KEPT_POSITION = 10_000
