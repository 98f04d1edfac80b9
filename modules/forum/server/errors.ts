import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  topic_closed: [409, 'This topic is closed, so it takes no new replies.'],
  topic_has_replies: [409, 'Others have replied to this topic, so only a moderator can remove it.'],
  post_removed: [410, 'This post was removed.'],
  opening_post_stays: [409, 'This post opens its topic. Remove the topic instead.'],
  edit_time_over: [403, 'The time in which you could change this post is over.'],
  reply_target_missing: [400, 'The post you are answering is not in this topic.'],
})
