import { signUrl as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { findFile } from '../find.ts'
import { canFetchFile } from '../policy.ts'
import { signedUrl } from '../sign.ts'

/** An address that gives a file away for a while: who may see it may show it. */
export const signUrl = query(contract, {
  load: (reader, { key }) => findFile(reader, key),
  allow: (actor, file) => canFetchFile(file, { isOwner: actor.memberId === file.member_id }),
  run: (reader, { expiresIn }, { id }) => signedUrl(reader, id, expiresIn),
})
