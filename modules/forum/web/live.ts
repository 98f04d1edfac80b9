import type { LivePost, LiveTopic } from '../contract/live.ts'
import type { Post } from '../contract/post.ts'
import type { Topic } from '../contract/topic.ts'

/** One page of a topic as the browser holds it: the shape `forum.show-topic` answers with. */
export type TopicPage = {
  topic: Topic
  posts: readonly Post[]
  postCount: number
  nextFrom: number | null
  muted: readonly string[]
}
/** What `forum.topic.moved` and `.removed` say: only which topic; who may see it now has to be asked. */
type Elsewhere = { topicId: string; post?: never; topic?: never }
export type ForumEvent = { name: string; data: LivePost | LiveTopic | Elsewhere }

const pageSize = 20

/** The page after an event: what a fresh fetch of the same page would answer. Events of other topics change nothing. */
export function live(page: TopicPage, { data }: ForumEvent): TopicPage {
  if (data.topicId !== page.topic.id) return page
  if (isPost(data)) return withPost(page, data)
  if (!isTopic(data)) return page
  const { postCount, ...topic } = data.topic
  return { ...page, postCount, topic: { ...page.topic, ...topic } }
}

const isPost = (data: ForumEvent['data']): data is LivePost => 'post' in data
export const isTopic = (data: ForumEvent['data']): data is LiveTopic => 'topic' in data

/** Puts a post at its number and takes the topic's new figures over. */
function withPost(page: TopicPage, { post, postCount, replyCount, lastPostAt, lastPoster }: LivePost): TopicPage {
  const topic = { ...page.topic, replyCount, lastPostAt, lastPoster }
  const grown = { ...page, topic, postCount }
  if (page.posts.some(({ id }) => id === post.id)) {
    return { ...grown, posts: page.posts.map((known) => (known.id === post.id ? keptBody(known, post) : known)) }
  }
  const last = page.posts.at(-1)?.number ?? 0
  if (page.nextFrom !== null || post.number <= last) return grown
  if (page.posts.length >= pageSize) return { ...grown, nextFrom: post.number }
  return { ...grown, posts: [...page.posts, post] }
}

/** An echo that says nothing new keeps the post as it is, so that nothing is drawn again. */
const keptBody = (known: Post, post: Post): Post =>
  known.html === post.html && known.removed === post.removed && known.editedAt === post.editedAt ? known : post
