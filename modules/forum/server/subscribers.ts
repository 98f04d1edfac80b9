import { postAdded, postRemoved, topicChanged, topicCreated, topicMoved, topicRemoved } from '../contract/index.ts'
import { subscriber } from './db.ts'
import { recountCategory } from './store.ts'

/** Keeps the categories' figures: counted anew from their topics, so that events may repeat and change order. */
const countActivity = subscriber({
  name: 'forum.count-activity',
  on: [topicCreated, topicChanged, topicMoved, topicRemoved, postAdded, postRemoved].map((event) => event.name),
  sameAs: ({ data }) => `${data.categoryId} ${data.fromCategoryId ?? ''}`,
  async run(tx, { data }) {
    await recountCategory(tx, data.categoryId)
    if (data.fromCategoryId) await recountCategory(tx, data.fromCategoryId)
  },
})

export const subscribers = [countActivity]
