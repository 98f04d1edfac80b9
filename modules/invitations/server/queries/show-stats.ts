import { later } from '@guildhall/kernel'
import { showInvitationStats as contract, type InvitationState } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { canSeeInvitations, visibleInvitations } from '../policy.ts'
import { invitesInto, stateNow } from '../store.ts'

/** Figures of the invitations the caller may manage, counted as they are by the clock. */
export const showInvitationStats = query(contract, {
  load: (reader) => invitesInto(reader),
  allow: (actor, own) => canSeeInvitations(actor, own),
  async run(reader, { organisationId }) {
    const states = wanted(reader, organisationId).select(stateNow(reader.now).as('now'))
    const rows = await reader.db
      .selectFrom(states.as('invitation'))
      .select((from) => ['now', from.cast<number>(from.fn.countAll(), 'integer').as('count')])
      .groupBy('now')
      .execute()
    const of = (state: InvitationState) => rows.find((row) => row.now === state)?.count ?? 0
    const byState = {
      created: of('created'),
      sent: of('sent'),
      accepted: of('accepted'),
      revoked: of('revoked'),
      expired: of('expired'),
    }
    const over = byState.accepted + byState.revoked + byState.expired
    return {
      total: rows.reduce((sum, { count }) => sum + count, 0),
      byState,
      ...(await countUses(reader, organisationId)),
      acceptanceRate: over > 0 ? byState.accepted / over : null,
    }
  },
})

const wanted = (reader: Reader, organisationId: string | undefined) => {
  const all = visibleInvitations(reader)
  return organisationId ? all.where('organisation_id', '=', organisationId) : all
}

const countUses = (reader: Reader, organisationId: string | undefined) =>
  reader.db
    .selectFrom('invitations_uses')
    .where('invitation_id', 'in', wanted(reader, organisationId).select('id'))
    .select((from) => [
      from.cast<number>(from.fn.countAll(), 'integer').as('uses'),
      from
        .cast<number>(from.fn.countAll().filterWhere('at', '>', later(reader.now, { hours: -30 * 24 })), 'integer')
        .as('usesLast30Days'),
    ])
    .executeTakeFirstOrThrow()
