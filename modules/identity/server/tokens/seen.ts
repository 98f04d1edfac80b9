import type { Writer } from '../db.ts'

/** Notes that a key is in use; of any other id nothing happens. */
export const noteKeyUse = async (tx: Writer, id: string): Promise<void> => {
  await tx.db.updateTable('identity_api_keys').set({ last_used_at: tx.now }).where('id', '=', id).execute()
}
