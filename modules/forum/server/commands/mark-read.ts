import { allowed } from '@guildhall/kernel'
import { readNotices } from '@guildhall/notify/api'
import { markRead as contract, topicRead } from '../../contract/index.ts'
import { command } from '../db.ts'
import { findTopic } from '../store.ts'

/** Moves the caller's read mark in a topic forward, never back and never past its last post. */
export const markRead = command(contract, {
  load: (reader, input) => findTopic(reader, input.topic),
  allow: () => allowed,
  async run(tx, input, topic) {
    const memberId = tx.actor.memberId
    const number = Math.min(input.number, topic.postCount)
    const moved = await tx.db
      .insertInto('forum_reads')
      .values({ tenant_id: tx.tenant.id, member_id: memberId, topic_id: topic.id, last_read: number })
      .onConflict((row) =>
        row
          .columns(['tenant_id', 'member_id', 'topic_id'])
          .doUpdateSet({ last_read: number })
          .where('forum_reads.last_read', '<', number),
      )
      .returning('last_read')
      .executeTakeFirst()
    if (moved) {
      await readNotices(tx, { memberId, within: { noun: 'forum.topic', id: topic.id }, upTo: number })
      tx.emit(topicRead, { topicId: topic.id, memberId, number })
      return { lastRead: number }
    }
    const mark = await tx.db
      .selectFrom('forum_reads')
      .where('member_id', '=', memberId)
      .where('topic_id', '=', topic.id)
      .select('last_read')
      .executeTakeFirstOrThrow()
    return { lastRead: mark.last_read }
  },
})
