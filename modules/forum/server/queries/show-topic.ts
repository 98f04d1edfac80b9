import { allowed } from '@guildhall/kernel'
import { showTopic as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { topicPage } from '../store.ts'

/** A topic with one page of its posts, and how far the caller has read it. */
export const showTopic = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const page = await topicPage(reader, input.topic, input.from)
    const last = page.posts.at(-1)
    return { ...page, nextFrom: last && last.number < page.postCount ? last.number + 1 : null }
  },
})
