import { job, later } from '@guildhall/kernel'
import { z } from 'zod'
import { identity } from './db.ts'

/** Deletes what was good for minutes and is over, and refresh tokens that were rotated more than a week ago. */
export const purgeChallenges = job({
  name: 'identity.purge-challenges',
  input: z.object({}),
  schedule: { cron: '29 * * * *', zone: 'Etc/UTC', input: {} },
  run: ({ transact, tenantId }) =>
    transact(async (unit) => {
      const { db, now } = identity.writer(unit)
      for (const table of ['identity_challenges', 'identity_handoffs', 'identity_passkey_challenges'] as const)
        await db.deleteFrom(table).where('tenant_id', '=', tenantId).where('expires_at', '<', now).execute()
      for (const table of ['identity_visits', 'identity_assertions'] as const)
        await db.deleteFrom(table).where('expires_at', '<', now).execute()
      await db
        .deleteFrom('identity_refresh_tokens as r')
        .using('identity_sessions as s')
        .whereRef('s.id', '=', 'r.session_id')
        .where('s.tenant_id', '=', tenantId)
        .where('r.rotated_at', '<', later(now, { hours: -7 * 24 }))
        .execute()
    }),
})
