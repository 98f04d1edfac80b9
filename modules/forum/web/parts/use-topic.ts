import { type HeardEvent, useOutgoing, useRooms, useSite } from '@guildhall/ui'
import { useCallback, useMemo, useReducer, useState } from 'react'
import { useNavigate, useRevalidator } from 'react-router'
import type { LivePost } from '../../contract/live.ts'
import type { Post } from '../../contract/post.ts'
import type { Topic } from '../../contract/topic.ts'
import { type ForumEvent, isTopic, live, type TopicPage } from '../live.ts'
import { pageOf } from './page-of.ts'

type State = {
  source: TopicPage
  page: TopicPage /** Ids of posts that came in by others while the page was open. */
  fresh: readonly string[]
  waiting: number
}
type Change = { from: ForumEvent; memberId: string | null } | { loaded: TopicPage } | { topic: Topic } | { own: Post }

/** The open topic: its page kept up to date by events and own commands, and the replies still on their way. */
export function useTopic(loaded: TopicPage) {
  const memberId = useSite().viewer?.memberId ?? null
  const [state, change] = useReducer(reduce, loaded, begin)
  const [replyTo, setReplyTo] = useState<Post | null>(null)
  /** Taken back to be changed; the composer puts them in its field. */
  const [words, setWords] = useState('')
  if (state.source !== loaded) change({ loaded })
  const { revalidate } = useRevalidator()
  const shownState = state.page.topic.state
  const hear = useCallback(
    (heard: HeardEvent) => {
      const from = heard as ForumEvent
      change({ from, memberId })
      // What the viewer may do depends on the state, and what they may see on the category; only the server knows.
      const isSettled = isTopic(from.data) ? from.data.topic.state === shownState : 'post' in from.data
      if (!isSettled) void revalidate()
    },
    [memberId, shownState, revalidate],
  )
  useRooms(memberId === null ? [] : [`forum.topic:${loaded.topic.id}`], hear, revalidate)
  const own = useMemo(
    () => ({
      changed: (topic: Topic) => change({ topic }),
      posted: (post: Post) => change({ own: post }),
    }),
    [],
  )
  const outbox = useReplies(state.page, own.posted)
  return { ...state, ...own, outbox, replyTo, setReplyTo, words, setWords, memberId }
}
export type OpenTopic = ReturnType<typeof useTopic>

/** Own replies that have not arrived yet; those that do join the page, or lead to the one they stand on. */
function useReplies({ topic, nextFrom }: TopicPage, posted: (post: Post) => void) {
  const navigate = useNavigate()
  const outbox = useOutgoing(`forum.topic:${topic.id}`, (_, output) => {
    const post = output as Post
    posted(post)
    if (nextFrom !== null) void navigate(`/t/${topic.slug}?from=${pageOf(post.number)}#p${post.number}`)
  })
  const reply = (body: string, replyTo: number | undefined) =>
    outbox.put({
      id: crypto.randomUUID(),
      command: 'forum.reply-to-topic',
      input: { topic: topic.slug, body, ...(replyTo ? { replyTo } : {}) },
      thing: `forum.topic:${topic.id}`,
    })
  return { ...outbox, reply }
}

const begin = (page: TopicPage): State => ({ source: page, page, fresh: [], waiting: 0 })

function reduce(state: State, change: Change): State {
  if ('loaded' in change) return begin(change.loaded)
  if ('topic' in change) return { ...state, page: { ...state.page, topic: change.topic } }
  if ('own' in change) return { ...state, page: live(state.page, answered(state.page, change.own)) }
  const { from, memberId } = change
  const page = live(state.page, from)
  const post = 'post' in from.data ? from.data.post : undefined
  const isNew = post && post.number > Math.max(state.page.postCount, state.page.posts.at(-1)?.number ?? 0)
  if (!isNew || post.author.memberId === memberId) return { ...state, page }
  const isShown = page.posts.some(({ id }) => id === post.id)
  return isShown ? { ...state, page, fresh: [...state.fresh, post.id] } : { ...state, page, waiting: state.waiting + 1 }
}

/** The answer of an own command in the shape of its event, which may come before or after it. */
function answered({ topic, posts, postCount }: TopicPage, post: Post): ForumEvent {
  const isNew = post.number > postCount && !posts.some(({ id }) => id === post.id)
  const { lastPoster, lastPostAt, replyCount } = isNew
    ? { lastPoster: post.author, lastPostAt: post.createdAt, replyCount: topic.replyCount + 1 }
    : topic
  const data: LivePost = {
    topicId: topic.id,
    categoryId: topic.categoryId,
    post,
    postCount: Math.max(postCount, post.number),
    replyCount,
    lastPostAt,
    lastPoster,
  }
  return { name: 'own', data }
}
