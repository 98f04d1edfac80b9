import { job, later } from '@guildhall/kernel'
import { z } from 'zod'
import { administration } from './db.ts'
import { anonymiseLeaver } from './leaver.ts'
import { changeChunk } from './operations/chunk.ts'

const KEPT_DAYS = 90

/** Forgets activity older than the dashboard shows. */
const purgeActivity = job({
  name: 'administration.purge-activity',
  input: z.object({}),
  schedule: { cron: '41 3 * * *', zone: 'Etc/UTC', input: {} },
  run: ({ transact }) =>
    transact(async (writer) => {
      const tx = administration.writer(writer)
      await tx.db
        .deleteFrom('administration_activity')
        .where('at', '<', later(tx.now, { hours: -24 * KEPT_DAYS }))
        .execute()
    }),
})

/** Forgets what was done to many members a long time ago; the audit log keeps its own account. */
const purgeOperations = job({
  name: 'administration.purge-operations',
  input: z.object({}),
  schedule: { cron: '49 3 * * *', zone: 'Etc/UTC', input: {} },
  run: ({ transact }) =>
    transact(async (writer) => {
      const tx = administration.writer(writer)
      await tx.db
        .deleteFrom('administration_operations')
        .where('finished_at', '<', later(tx.now, { hours: -24 * KEPT_DAYS }))
        .execute()
    }),
})

export const jobs = [anonymiseLeaver, purgeActivity, purgeOperations, changeChunk]
