import { showPreferences as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { preferencesOf } from '../notices/preferences.ts'
import { canReadNotices } from '../policy.ts'

/** What one wants to be told, where and when. */
export const showPreferences = query(contract, {
  allow: canReadNotices,
  run: (reader, { locale }) => preferencesOf(reader, locale ?? reader.actor.locale),
})
