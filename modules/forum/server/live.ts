import type { Present, RoomGuard } from '@guildhall/kernel'
import { postAdded, postEdited, postRemoved, topicChanged, topicCreated } from '../contract/index.ts'
import { forum } from './db.ts'
import { visibleCategories, visibleTopics } from './policy.ts'
import { livePost, liveTopic } from './store.ts'

/** Who may hear a topic or a category: whoever may read it. */
export const rooms: Record<string, RoomGuard> = {
  'forum.topic': async (reader, id) => exists(visibleTopics(forum.reader(reader)).where('id', '=', id).select('id')),
  'forum.category': async (reader, id) => exists(visibleCategories(forum.reader(reader)).where('id', '=', id).select('id')),
}

type InCategory = { categoryId: string }

// An event that is replayed after its topic moved keeps to its ids: its rooms are those of the old category.
const presentPost: Present = async (reader, data: InCategory & { postId: string }) => {
  const view = await livePost(forum.reader(reader), data.postId)
  return view.categoryId === data.categoryId ? view : data
}
const presentTopic: Present = async (reader, data: InCategory & { topicId: string }) => {
  const view = await liveTopic(forum.reader(reader), data.topicId)
  return view.topic.categoryId === data.categoryId ? view : data
}

export const live: Record<string, Present> = {
  [postAdded.name]: presentPost,
  [postEdited.name]: presentPost,
  [postRemoved.name]: presentPost,
  [topicCreated.name]: presentTopic,
  [topicChanged.name]: presentTopic,
}

const exists = async (rows: { executeTakeFirst(): Promise<unknown> }) => (await rows.executeTakeFirst()) !== undefined
