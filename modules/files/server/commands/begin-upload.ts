import { allowed, later, newId } from '@guildhall/kernel'
import { beginUpload as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { checkCollection } from '../intake/add-file.ts'
import { admit } from '../intake/judge-file.ts'
import { uploadView } from '../intake/uploads.ts'
import { cleanName } from '../rules/names.ts'
import { looksLikeMedia } from '../rules/types.ts'
import { roomOf } from '../settings.ts'

const HOURS = 24

/** Takes note of an upload that will come in parts, and keeps room for it. What its bytes are is seen when they come. */
export const beginUpload = command(contract, {
  allow: () => allowed,
  async run(tx, input) {
    const name = cleanName(input.name)
    const limits = await roomOf(tx)
    admit(input.size, { limits, most: looksLikeMedia(name) ? limits.maxMediaBytes : limits.maxBytes })
    if (input.collection) await checkCollection(tx, input.collection)
    const row = await tx.db
      .insertInto('files_uploads')
      .values({
        tenant_id: tx.tenant.id,
        id: newId(),
        member_id: tx.actor.memberId,
        name,
        size: input.size,
        version_of: input.versionOf ?? null,
        collection_id: input.collection ?? null,
        purpose: input.purpose,
        visibility: input.visibility,
        description: input.description,
        expires_at: later(tx.now, { hours: HOURS }),
        created_at: tx.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return uploadView(row)
  },
})
