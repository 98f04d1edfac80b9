import type { Reader as AnyReader, Present, RoomGuard } from '@guildhall/kernel'
import { postAdded, postEdited, postRemoved, topicChanged, topicCreated } from '../contract/index.ts'
import { forum } from './db.ts'
import { visibleCategories, visibleTopics } from './policy.ts'
import { livePost, liveTopic } from './store.ts'

/** Who may hear a topic or a category: whoever may read it. */
export const rooms: Record<string, RoomGuard> = {
  'forum.topic': async (reader, id) => exists(visibleTopics(forum.reader(reader)).where('id', '=', id).select('id')),
  'forum.category': async (reader, id) => exists(visibleCategories(forum.reader(reader)).where('id', '=', id).select('id')),
}

const presentPost: Present = (reader: AnyReader, data: { postId: string }) => livePost(forum.reader(reader), data.postId)
const presentTopic: Present = (reader: AnyReader, data: { topicId: string }) => liveTopic(forum.reader(reader), data.topicId)

export const live: Record<string, Present> = {
  [postAdded.name]: presentPost,
  [postEdited.name]: presentPost,
  [postRemoved.name]: presentPost,
  [topicCreated.name]: presentTopic,
  [topicChanged.name]: presentTopic,
}

const exists = async (rows: { executeTakeFirst(): Promise<unknown> }) => (await rows.executeTakeFirst()) !== undefined
