import { job } from '@guildhall/kernel'
import { z } from 'zod'
import { forum } from './db.ts'
import { daysBefore } from './rules.ts'
import { settingsOf } from './settings.ts'

/** Erases topics, and the words of posts, that were removed longer ago than the retention time. */
const purgeRemoved = job({
  name: 'forum.purge-removed',
  input: z.strictObject({}),
  schedule: { cron: '17 3 * * *', zone: 'UTC', input: {} },
  async run(context) {
    await context.transact(async (writer) => {
      const tx = forum.writer(writer)
      const limit = daysBefore(tx.now, settingsOf(tx.tenant).removedRetentionDays)
      await tx.db.deleteFrom('forum_topics').where('removed_at', '<', limit).execute()
      const erased = await tx.db
        .updateTable('forum_posts')
        .set({ body: '', html: '', plain: '' })
        .where('removed_at', '<', limit)
        .where('body', '<>', '')
        .returning('id')
        .execute()
      const ids = erased.map((post) => post.id)
      await tx.db
        .deleteFrom('forum_post_versions')
        .where((where) => where('post_id', '=', where.fn.any(where.val(ids))))
        .execute()
    })
  },
})

export const jobs = [purgeRemoved]
