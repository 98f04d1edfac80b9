import { job, later } from '@guildhall/kernel'
import { z } from 'zod'
import { grantEnding } from '../contract/index.ts'
import { access } from './db.ts'
import { SOON_HOURS } from './queries/find-grants.ts'

const A_MORNING = 1_000

/** Tells holders, once, that something given to them for a while ends soon. */
export const noteEndings = job({
  name: 'access.note-endings',
  input: z.strictObject({}),
  schedule: { cron: '20 6 * * *', zone: 'UTC', input: {} },
  run: ({ transact }) =>
    transact(async (writer) => {
      const tx = access.writer(writer)
      const ending = await tx.db
        .selectFrom('access_grants')
        .where('expires_at', '>', tx.now)
        .where('expires_at', '<=', later(tx.now, { hours: SOON_HOURS }))
        .where('noted_at', 'is', null)
        .select(['id', 'member_id as memberId', 'expires_at as expiresAt'])
        .limit(A_MORNING)
        .forUpdate()
        .execute()
      for (const { id: grantId, memberId, expiresAt } of ending)
        tx.emit(grantEnding, { grantId, memberId, expiresAt: expiresAt as string })
      await tx.db
        .updateTable('access_grants')
        .set({ noted_at: tx.now })
        .where((where) => where('id', '=', where.fn.any(where.val(ending.map(({ id }) => id)))))
        .execute()
    }),
})

export const jobs = [noteEndings]
