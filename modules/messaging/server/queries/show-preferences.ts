import { allowed } from '@guildhall/kernel'
import { showPreferences as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { preferencesOf } from '../preferences.ts'

/** What the member decided about messages. */
export const showPreferences = query(contract, { allow: () => allowed, run: (reader) => preferencesOf(reader) })
