import { bytesTaken } from '@guildhall/files/api'
import { mailsToday } from '@guildhall/notify/api'
import { showUsage as contract } from '../../contract/index.ts'
import { planOf } from '../api.ts'
import { query } from '../db.ts'
import { presentCommunityRow } from '../platform/views.ts'
import { canManage } from '../policy.ts'

/** How far the community is from its limits. */
export const showUsage = query(contract, {
  allow: canManage,
  async run(reader) {
    const { members: most, storageMegabytes, mailsPerDay } = planOf(reader.tenant)
    const [{ members }, bytes, mails] = await Promise.all([
      presentCommunityRow(reader, reader.tenant.id),
      bytesTaken(reader),
      mailsToday(reader),
    ])
    return {
      items: [
        { what: 'members' as const, used: members, limit: most },
        { what: 'bytes' as const, used: bytes, limit: storageMegabytes === null ? null : storageMegabytes * 1e6 },
        { what: 'mails' as const, used: mails, limit: mailsPerDay },
      ],
    }
  },
})
