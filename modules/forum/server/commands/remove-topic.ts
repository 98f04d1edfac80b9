import { removeTopic as contract, topicRemoved } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canRemoveTopic } from '../policy.ts'
import { findTopic } from '../store.ts'

/** Takes a topic and all its posts out of sight; forum.purge-removed erases it after the retention time. */
export const removeTopic = command(contract, {
  load: (reader, input) => findTopic(reader, input.topic),
  allow: (actor, topic) => canRemoveTopic(actor, topic),
  async run(tx, _input, topic) {
    const { numUpdatedRows } = await tx.db
      .updateTable('forum_topics')
      .set({ removed_at: tx.now, removed_by: tx.actor.memberId })
      .where('id', '=', topic.id)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) tx.emit(topicRemoved, { topicId: topic.id, categoryId: topic.categoryId })
    return { removed: true }
  },
})
