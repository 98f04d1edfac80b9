import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { aliases } from './aliases.ts'
import { forumSection } from './blueprint.ts'
import { closeTopic } from './commands/close-topic.ts'
import { createTopic } from './commands/create-topic.ts'
import { editPost } from './commands/edit-post.ts'
import { editTopic } from './commands/edit-topic.ts'
import { markRead } from './commands/mark-read.ts'
import { pinTopic } from './commands/pin-topic.ts'
import { removePost } from './commands/remove-post.ts'
import { removeTopic } from './commands/remove-topic.ts'
import { reopenTopic } from './commands/reopen-topic.ts'
import { replyToTopic } from './commands/reply-to-topic.ts'
import { refusals } from './errors.ts'
import { jobs } from './jobs.ts'
import { live, rooms } from './live.ts'
import { noticeSubscribers, notices, subjects } from './notices.ts'
import { personalData } from './personal-data.ts'
import { listCategories } from './queries/list-categories.ts'
import { listFeed } from './queries/list-feed.ts'
import { listPosts } from './queries/list-posts.ts'
import { listSitemap } from './queries/list-sitemap.ts'
import { listTopics } from './queries/list-topics.ts'
import { searchPosts } from './queries/search-posts.ts'
import { showTopic } from './queries/show-topic.ts'
import { subscribers } from './subscribers.ts'
import { topicMachine } from './topic-machine.ts'

export const forumModule = defineModule({
  key: 'forum',
  tier: 'product',
  summary: 'Categories, topics and replies, read marks and search.',
  personalData,
  migrations: new URL('./migrations/', import.meta.url),
  permissions: {
    'forum.audience.public': 'Read categories that are open to everyone',
    'forum.audience.members': 'Read categories for members',
    'forum.audience.staff': 'Read categories for staff',
    'forum.topic.create': 'Start topics',
    'forum.topic.edit-own': 'Rename and move one’s own topics',
    'forum.post.create': 'Reply to topics',
    'forum.post.edit-own': 'Change one’s own posts for a short time',
    'forum.post.remove-own': 'Remove one’s own posts',
    'forum.moderate': 'Change, close, pin, move and remove anyone’s topics and posts',
  },
  refusals,
  commands: [
    createTopic,
    replyToTopic,
    editPost,
    removePost,
    editTopic,
    closeTopic,
    reopenTopic,
    pinTopic,
    removeTopic,
    markRead,
  ],
  queries: [listCategories, listTopics, showTopic, listPosts, searchPosts, listSitemap, listFeed],
  events: [
    contract.historyAdded,
    contract.topicCreated,
    contract.topicChanged,
    contract.topicMoved,
    contract.topicRemoved,
    contract.postAdded,
    contract.postEdited,
    contract.postRemoved,
    contract.topicRead,
  ],
  subscribers: [...subscribers, ...noticeSubscribers],
  notices,
  subjects,
  jobs,
  machines: [topicMachine],
  sections: [forumSection],
  rooms,
  live,
  aliases,
})
