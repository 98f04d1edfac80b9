import { showDefaults as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { communityDefaults } from '../notices/community-defaults.ts'
import { canManageNotices } from '../policy.ts'

/** What the community has decided for everybody. */
export const showDefaults = query(contract, {
  allow: canManageNotices,
  run: (reader, { locale }) => communityDefaults(reader, locale ?? reader.actor.locale),
})
