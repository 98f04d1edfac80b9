import { z } from 'zod'
import { subscriber } from './db.ts'

const kinds: Readonly<Record<string, 'joined' | 'topic' | 'post'>> = {
  'people.member.joined': 'joined',
  'forum.topic.created': 'topic',
  'forum.post.added': 'post',
}

/** Notes what the dashboard counts, one row an event. */
const noteActivity = subscriber({
  name: 'administration.note-activity',
  on: Object.keys(kinds),
  async run(tx, { name, seq, at }) {
    await tx.db
      .insertInto('administration_activity')
      .values({ tenant_id: tx.tenant.id, seq, kind: kinds[name] as 'joined', at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})

/** What was written before the community was here, under numbers below every event's own. */
const noteHistory = subscriber({
  name: 'administration.note-history',
  on: ['forum.history.added'],
  async run(tx, { seq, data }) {
    const { topics, posts } = History.parse(data)
    const rows = [...topics.map((at) => ({ kind: 'topic' as const, at })), ...posts.map((at) => ({ kind: 'post' as const, at }))]
    if (rows.length === 0) return
    await tx.db
      .insertInto('administration_activity')
      .values(rows.map((row, index) => ({ tenant_id: tx.tenant.id, seq: -(seq * MOST + index), ...row })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})
const MOST = 100_000
const History = z.object({ topics: z.array(z.iso.datetime()), posts: z.array(z.iso.datetime()) })

export const subscribers = [noteActivity, noteHistory]
