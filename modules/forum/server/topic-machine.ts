import { isRefusal, kernelRefusals, machine, type Refusal, transition } from '@guildhall/kernel'
import { type Topic, topicChanged } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { topicView } from './store.ts'

/** A topic takes replies while it is open. */
export const topicMachine = machine({
  name: 'forum.topic',
  initial: 'open',
  states: ['open', 'closed'],
  transitions: {
    close: { from: ['open'], to: 'closed', permission: 'forum.moderate', emits: topicChanged },
    reopen: { from: ['closed'], to: 'open', permission: 'forum.moderate', emits: topicChanged },
  },
})

/** Makes the move and answers with the topic as it is then; 409 when it is in that state already. */
export async function moveTopic(tx: Writer, topicId: string, move: 'close' | 'reopen'): Promise<Topic | Refusal> {
  const topic = await tx.db
    .selectFrom('forum_topics')
    .where('id', '=', topicId)
    .where('removed_at', 'is', null)
    .select(['state', 'category_id'])
    .forUpdate()
    .executeTakeFirst()
  if (!topic) return kernelRefusals.not_found
  const data = { topicId, categoryId: topic.category_id }
  const moved = await transition(tx, topicMachine, { subjectId: topicId, from: topic.state, move, data })
  if (isRefusal(moved)) return moved
  await tx.db.updateTable('forum_topics').set({ state: moved.to }).where('id', '=', topicId).execute()
  return topicView(tx, topicId)
}
