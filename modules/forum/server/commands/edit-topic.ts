import { every } from '@guildhall/kernel'
import { editTopic as contract, topicChanged, topicMoved } from '../../contract/index.ts'
import { type Audience, command, type Writer } from '../db.ts'
import { canCreateTopic, canEditTopic } from '../policy.ts'
import { findCategory, findTopic, topicView } from '../store.ts'

/** Renames a topic or moves it to another category. Its address stays, so that links keep working. */
export const editTopic = command(contract, {
  async load(reader, input) {
    const topic = await findTopic(reader, input.topic)
    return { topic, category: input.category ? await findCategory(reader, input.category) : null }
  },
  allow: (actor, { topic }) => every(canEditTopic(actor, topic), canCreateTopic(actor)),
  async run(tx, input, { topic, category }) {
    const moved = category !== null && category.id !== topic.categoryId
    if (input.title !== undefined && input.title !== topic.title) await rename(tx, topic.id, input.title)
    if (moved) await move(tx, topic.id, category)
    if (moved) tx.emit(topicMoved, { topicId: topic.id, categoryId: category.id, fromCategoryId: topic.categoryId })
    else tx.emit(topicChanged, { topicId: topic.id, categoryId: topic.categoryId })
    return topicView(tx, topic.id)
  },
})

/** The opening post repeats the title for the search. */
async function rename(tx: Writer, topicId: string, title: string) {
  await tx.db.updateTable('forum_topics').set({ title }).where('id', '=', topicId).execute()
  await tx.db.updateTable('forum_posts').set({ title }).where('topic_id', '=', topicId).where('number', '=', 1).execute()
}

const move = (tx: Writer, topicId: string, category: { id: string; audience: Audience }) =>
  tx.db
    .updateTable('forum_topics')
    .set({ category_id: category.id, audience: category.audience })
    .where('id', '=', topicId)
    .execute()
