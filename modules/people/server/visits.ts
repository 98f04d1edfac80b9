import type { Writer } from './db.ts'

/** Forgets whom a member looked at, and who looked at them. */
export const forgetVisits = (tx: Writer, memberId: string) =>
  tx.db
    .deleteFrom('people_visits')
    .where((where) => where.or([where('member_id', '=', memberId), where('visitor_id', '=', memberId)]))
    .execute()
