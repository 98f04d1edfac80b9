// The forum's door for the web shell and for tests of live views.
export { type ForumEvent, live, type TopicPage } from './live.ts'
export { forumRoutes } from './routes.ts'
