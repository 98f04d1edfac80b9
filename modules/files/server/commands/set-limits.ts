import { requires } from '@guildhall/kernel'
import { setLimits as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { storageView } from '../queries/show-storage.ts'
import { settingsOf } from '../settings.ts'

/** Says how large files may be and how much room there is, and calls signed addresses back. What is here already stays. */
export const setLimits = command(contract, {
  allow: (actor) => requires(actor, 'files.manage'),
  async run(tx, { callLinksBack, maxBytes, maxMediaBytes, quotaBytes }) {
    const before = await settingsOf(tx)
    const change = {
      ...(maxBytes === undefined ? {} : { max_bytes: maxBytes }),
      ...(maxMediaBytes === undefined ? {} : { max_media_bytes: maxMediaBytes }),
      ...(quotaBytes === undefined ? {} : { quota_bytes: quotaBytes }),
      // Two on: the key before the last one still holds.
      link_key: before.linkKey + (callLinksBack ? 2 : 0),
    }
    await tx.db
      .insertInto('files_settings')
      .values({ tenant_id: tx.tenant.id, ...change })
      .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(change))
      .execute()
    tx.audit({ subject: { type: 'files.settings', id: tx.tenant.id }, before, after: change })
    return storageView(tx)
  },
})
