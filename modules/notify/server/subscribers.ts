import { subscriber } from './db.ts'
import { welcomeNewcomers } from './mails/announcements/welcome.ts'
import { planAnew } from './notices/planning-anew.ts'

/** A member who moves takes quiet hours and digests along: what waits follows the clock of the new zone. */
const followZone = subscriber({
  name: 'notify.follow-zone',
  on: ['people.member.changed'],
  sameAs: ({ data }) => data.memberId,
  run: (tx, { data }) => planAnew(tx, data.memberId),
})

/** Nothing of a person who is gone for good is kept. */
const forgetMember = subscriber({
  name: 'notify.forget-member',
  on: ['identity.account.forgotten'],
  async run(tx, { data: { memberId } }) {
    for (const table of ['notify_notices', 'notify_deliveries', 'notify_preferences', 'notify_mutes', 'notify_devices'] as const)
      await tx.db.deleteFrom(table).where('member_id', '=', memberId).execute()
  },
})

export const subscribers = [followZone, forgetMember, welcomeNewcomers]
