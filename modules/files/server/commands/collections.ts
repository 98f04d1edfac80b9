import { allowed, kernelRefusals, newId, Refused } from '@guildhall/kernel'
import { createCollection as creating, removeCollection as removing } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { visibleCollections } from '../policy.ts'

/** Makes an empty collection; one of the same name there already is refused. */
export const createCollection = command(creating, {
  allow: () => allowed,
  async run(tx, { name }) {
    const row = await tx.db
      .insertInto('files_collections')
      .values({ tenant_id: tx.tenant.id, id: newId(), member_id: tx.actor.memberId, name, created_at: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'name'])
      .executeTakeFirst()
    return row ? { ...row, files: 0 } : refusals.collection_exists
  },
})

/** Takes a collection away; what was in it is in none. */
export const removeCollection = command(removing, {
  async load(reader, { collection }) {
    const row = await visibleCollections(reader).select('id').where('id', '=', collection).executeTakeFirst()
    if (!row) throw new Refused(kernelRefusals.not_found)
    return row
  },
  allow: () => allowed,
  async run(tx, _input, { id }) {
    await tx.db.updateTable('files_files').set({ collection_id: null }).where('collection_id', '=', id).execute()
    await tx.db.deleteFrom('files_collections').where('id', '=', id).execute()
    return {}
  },
})
