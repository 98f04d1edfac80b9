/** Addresses other systems use for these routes. `/forums/…` for `/forum/…` and PUT for PATCH go without saying. */
export const aliases = {
  'GET /forum': 'forum.list-categories',
  'GET /forum/categories/:category/topics': 'forum.list-topics',
  'GET /forum/threads': 'forum.list-topics',
  'POST /forum/threads': 'forum.create-topic',
  'GET /forum/threads/:topic': 'forum.show-topic',
  'POST /forum/threads/:topic/posts': 'forum.reply-to-topic',
  'POST /forum/topics/:topic/lock': 'forum.close-topic',
  'POST /forum/topics/:topic/unlock': 'forum.reopen-topic',
} as const
