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

export const subscribers = [noteActivity]
