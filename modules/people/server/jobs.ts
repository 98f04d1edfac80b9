import { job, later } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { VISIT_DAYS } from '../contract/index.ts'
import { people } from './db.ts'

/** Forgets who looked at whom once it is no longer counted. */
const purgeVisits = job({
  name: 'people.purge-visits',
  input: z.object({}),
  schedule: { cron: '33 3 * * *', zone: 'Etc/UTC', input: {} },
  run: ({ transact }) =>
    transact(async (writer) => {
      const tx = people.writer(writer)
      const first = later(tx.now, { hours: -24 * VISIT_DAYS }).slice(0, 10)
      await tx.db.deleteFrom('people_visits').where('day', '<', sql<string>`${first}::date`).execute()
    }),
})

export const jobs = [purgeVisits]
