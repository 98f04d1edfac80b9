import { pinTopic as contract, topicChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canModerate } from '../policy.ts'
import { findTopic, topicView } from '../store.ts'

/** Keeps a topic at the top of its lists, or no longer. */
export const pinTopic = command(contract, {
  load: (reader, input) => findTopic(reader, input.topic),
  allow: (actor, topic) => canModerate(actor, topic),
  async run(tx, { pinned }, topic) {
    if (topic.pinned !== pinned) {
      await tx.db.updateTable('forum_topics').set({ pinned }).where('id', '=', topic.id).execute()
      tx.emit(topicChanged, { topicId: topic.id, categoryId: topic.categoryId })
    }
    return topicView(tx, topic.id)
  },
})
