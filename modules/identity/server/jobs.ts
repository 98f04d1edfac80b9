import { job, later } from '@guildhall/kernel'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { IdentityTables } from './db.ts'

/** Deletes sessions that ended or expired more than 30 days ago. */
export const purgeSessions = job({
  name: 'identity.purge-sessions',
  input: z.object({}),
  schedule: { cron: '17 3 * * *', zone: 'Etc/UTC', input: {} },
  run: ({ transact, tenantId }) =>
    transact(async (tx) => {
      const before = later(tx.now, { hours: -30 * 24 })
      await (tx.db as Kysely<IdentityTables>)
        .deleteFrom('identity_sessions')
        .where('tenant_id', '=', tenantId)
        .where((where) => where.or([where('expires_at', '<', before), where('ended_at', '<', before)]))
        .execute()
    }),
})
