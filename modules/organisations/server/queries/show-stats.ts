import { later } from '@guildhall/kernel'
import { sql } from 'kysely'
import { showStats as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canSeeMembers } from '../policy.ts'
import { findMine, findOrganisation } from '../store.ts'

type Figures = { role: 'owner' | 'admin' | 'member'; members: number; posts: number; active: number }

/** An organisation's figures, counted as they are at this moment from the posts this module heard of. */
export const showStats = query(contract, {
  load: (reader, { organisation }) => (organisation ? findOrganisation(reader, organisation) : findMine(reader)),
  allow: (actor, organisation) => canSeeMembers(actor, organisation),
  async run(reader, _input, { id }) {
    const since = later(reader.now, { hours: -30 * 24 })
    const { rows } = await sql<Figures>`
      select m.role, count(*)::int as members, coalesce(sum(p.posts), 0)::int as posts, count(*) filter (where p.posts > 0)::int as active
      from organisations_members m
      left join lateral (
        select count(*) as posts from organisations_posts
        where member_id = m.member_id and at > ${since}::timestamptz and not removed
      ) p on true
      where m.organisation_id = ${id}
      group by m.role`.execute(reader.db as never)
    const of = (role: Figures['role']) => rows.find((row) => row.role === role)?.members ?? 0
    const total = (figure: 'members' | 'posts' | 'active') => rows.reduce((sum, row) => sum + row[figure], 0)
    return {
      organisationId: id,
      memberCount: total('members'),
      byRole: { owner: of('owner'), admin: of('admin'), member: of('member') },
      postsLast30Days: total('posts'),
      activeMembersLast30Days: total('active'),
      storageBytes: 0,
    }
  },
})
