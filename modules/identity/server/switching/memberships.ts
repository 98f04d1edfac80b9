import { accountOfMember } from '@guildhall/people/api'
import { subscriber } from '../db.ts'

/** Keeps the list of communities an account belongs to. */
export const noteMembership = subscriber({
  name: 'identity.note-membership',
  on: ['people.member.joined'],
  async run(tx, { data }) {
    const accountId = await accountOfMember(tx, data.memberId)
    if (!accountId) return
    await tx.db
      .insertInto('identity_memberships')
      .values({ account_id: accountId, tenant_id: tx.tenant.id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
})
