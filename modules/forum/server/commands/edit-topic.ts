import { every } from '@guildhall/kernel'
import { editTopic as contract, topicChanged, topicMoved } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
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
    if (moved) await move(tx, topic.id, category.id)
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

/** With the audience the category has now, locked until the topic can be seen by whoever changes it. */
const move = (tx: Writer, topicId: string, categoryId: string) =>
  tx.db
    .with('category', (db) =>
      db.selectFrom('forum_categories').where('id', '=', categoryId).select(['id', 'audience']).forShare(),
    )
    .updateTable('forum_topics')
    .from('category')
    .set((set) => ({ category_id: set.ref('category.id'), audience: set.ref('category.audience') }))
    .where('forum_topics.id', '=', topicId)
    .execute()
