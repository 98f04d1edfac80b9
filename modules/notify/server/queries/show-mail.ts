import { kernelRefusals } from '@guildhall/kernel'
import { showMail as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadMails, visibleMails } from '../policy.ts'
import { withLink } from '../render.ts'
import { mailColumns } from '../views.ts'

/** One mail as its reader sees it, but for the address behind its button. */
export const showMail = query(contract, {
  allow: canReadMails,
  async run(reader, { mailId }) {
    const row = await visibleMails(reader)
      .select([...mailColumns, 'html', 'text'])
      .where('id', '=', mailId)
      .executeTakeFirst()
    return row ? { ...row, ...withLink(row, null) } : kernelRefusals.not_found
  },
})
