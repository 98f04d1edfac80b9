import type { RoleFacts } from '@guildhall/access/api'
import {
  type Actor,
  allowed,
  denied,
  every,
  holds,
  kernelRefusals,
  organisationsWith,
  requires,
  type Verdict,
} from '@guildhall/kernel'
import { organisationsInvitedInto } from '@guildhall/organisations/api'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { coversRole } from './rules.ts'

type Unit = Reader | Writer
/** What an invitation would give, and whether its inviter may invite into the organisation it names. */
export type Giving = { roles: readonly RoleFacts[]; organisation: 'none' | 'own' | 'other' }

/** Every invitation for whoever invites to the community; those into an organisation for its admins and whoever may invite there. */
export function visibleInvitations({ db, actor }: Unit) {
  const all = db.selectFrom('invitations_invitations')
  if (holds(actor, 'community.invite')) return all
  const own = organisationsInvitedInto({ db: db as never }, actor.memberId)
  return all.where((where) =>
    where.or([
      where('invitations_invitations.organisation_id', 'in', own),
      where(
        'invitations_invitations.organisation_id',
        '=',
        where.fn.any(where.val(organisationsWith(actor, 'community.invite'))),
      ),
    ]),
  )
}

/**
 * The community’s inviters and, into their own organisation, its admins; into somebody else’s organisation only those who
 * manage all of them. Nobody gives a role that comes to more than they hold, so nobody rises by inviting themselves.
 */
export function canInvite(actor: Actor, { roles, organisation }: Giving): Verdict {
  const place =
    organisation === 'own' ? allowed : requires(actor, organisation === 'none' ? 'community.invite' : 'organisations.manage')
  const beyond = roles.find((role) => !coversRole(actor, role))
  return every(
    place,
    roles.length > 0 ? requires(actor, 'community.invite') : allowed,
    beyond
      ? denied(refusals.role_beyond_yours.with({ errors: [{ field: 'roles', message: `You cannot give ${beyond.name}.` }] }))
      : allowed,
  )
}

/** Lists and figures: whoever may invite at all, to the community or into an organisation of theirs. */
export const canSeeInvitations = (actor: Actor, invitesInto: readonly string[]): Verdict =>
  invitesInto.length > 0 || holds(actor, 'community.invite')
    ? allowed
    : denied(kernelRefusals.not_permitted.with({ details: { permission: 'community.invite' } }))
