import { event, id, instant } from '@guildhall/kernel/contract'
import { z } from 'zod'

const topic = z.object({ topicId: id, categoryId: id })
const post = topic.extend({ postId: id, authorId: id, number: z.number().int() })
const inTopic = (e: { topicId: string; categoryId: string }) => [`forum.topic:${e.topicId}`, `forum.category:${e.categoryId}`]

export const topicCreated = event({ name: 'forum.topic.created', data: topic.extend({ authorId: id }), audience: inTopic })
/** Renamed, closed, reopened, pinned. */
export const topicChanged = event({ name: 'forum.topic.changed', data: topic, audience: inTopic })
/**
 * Went to another category, perhaps one that fewer may read: its listeners, and those of both categories, hear the ids
 * only, and are asked again whether they may still listen.
 */
export const topicMoved = event({
  name: 'forum.topic.moved',
  data: topic.extend({ fromCategoryId: id }),
  audience: (e) => [...inTopic(e), `forum.category:${e.fromCategoryId}`],
})
export const topicRemoved = event({ name: 'forum.topic.removed', data: topic, audience: inTopic })
export const postAdded = event({ name: 'forum.post.added', data: post, audience: inTopic })
export const postEdited = event({ name: 'forum.post.edited', data: post, audience: inTopic })
export const postRemoved = event({ name: 'forum.post.removed', data: post, audience: inTopic })
/** Topics and replies from before this community was here came in with it: when each was written. Nobody is told of them. */
export const historyAdded = event({
  name: 'forum.history.added',
  data: z.object({ topics: z.array(instant), posts: z.array(instant) }),
  audience: () => [],
})
/** Only the reader's own devices hear it. */
export const topicRead = event({
  name: 'forum.topic.read',
  data: z.object({ topicId: id, memberId: id, number: z.number().int() }),
  audience: (e) => [`member:${e.memberId}`],
})
