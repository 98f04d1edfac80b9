import { holds } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { Reader } from './db.ts'
import { DECIDE } from './policy.ts'

const MOST = 1_000
type Counts = { invitations: number; mails: number; jobs: number; newcomers: number }

/** What waits for somebody to look after it, counted at this moment; null for what is not the actor's to see. */
export async function pendingOf({ db, actor }: Reader) {
  const mayInvite = holds(actor, 'administration.member.manage') || holds(actor, 'community.invite')
  const maySystem = holds(actor, 'administration.system')
  const mayDecide = holds(actor, DECIDE)
  if (!mayInvite && !maySystem && !mayDecide) return { invitations: null, mails: null, jobs: null, newcomers: null }
  const { rows } = await sql<Counts>`
    select p.invitations, p.mails,
      (select count(*) from (select from people_members where status = 'waiting' limit ${MOST}::int) w)::int as newcomers,
      ((select count(*) from guildhall.administration_dead_jobs(${MOST}::int))
        + (select count(*) from inbox where state = 'dead'))::int as jobs
    from guildhall.administration_pending() p`.execute(db as never)
  const { invitations, mails, jobs, newcomers } = rows[0] as Counts
  return {
    invitations: mayInvite ? invitations : null,
    mails: maySystem ? mails : null,
    jobs: maySystem ? jobs : null,
    newcomers: mayDecide ? newcomers : null,
  }
}
