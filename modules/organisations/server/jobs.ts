import { job, later } from '@guildhall/kernel'
import { z } from 'zod'
import { organisations } from './db.ts'

/** Forgets posts that no figure counts any more, and choices of sessions long over. */
const forgetOldPosts = job({
  name: 'organisations.forget-old-posts',
  input: z.strictObject({}),
  schedule: { cron: '41 3 * * *', zone: 'UTC', input: {} },
  async run(context) {
    await context.transact(async (writer) => {
      const tx = organisations.writer(writer)
      await tx.db
        .deleteFrom('organisations_posts')
        .where('at', '<', later(tx.now, { hours: -31 * 24 }))
        .execute()
      await tx.db
        .deleteFrom('organisations_choices')
        .where('chosen_at', '<', later(tx.now, { hours: -91 * 24 }))
        .execute()
    })
  },
})

export const jobs = [forgetOldPosts]
