import { type Actor, allowed, denied, every, holds, kernelRefusals, requires, type Verdict } from '@guildhall/kernel'
import type { OrganisationRole } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { type OrganisationRight, roleMay } from './rules.ts'

type Unit = Reader | Writer
/** What the verdicts need to know: `role` is the actor's own place in the organisation, null for none. */
export type OrganisationFacts = { status: 'active' | 'suspended'; role: OrganisationRole | null }

/** Active ones for whoever may read the directory, one's own always, every one for those who manage them. */
export function visibleOrganisations({ db, actor }: Unit) {
  const all = db.selectFrom('organisations_accounts')
  if (manages(actor)) return all
  const mine = db.selectFrom('organisations_members').where('member_id', '=', actor.memberId).select('organisation_id')
  return all.where((where) =>
    where.or([
      ...(holds(actor, 'organisations.read') ? [where('organisations_accounts.status', '=', 'active')] : []),
      where('organisations_accounts.id', 'in', mine),
    ]),
  )
}

export const manages = (actor: Actor): boolean => holds(actor, 'organisations.manage')

export const canFound = (actor: Actor): Verdict => requires(actor, 'organisations.organisation.create')

export const canSuspend = (actor: Actor): Verdict => requires(actor, 'organisations.manage')

/** Its own people by their role while it is active; the community's administrators at any time. */
export function canIn(actor: Actor, organisation: OrganisationFacts, right: OrganisationRight): Verdict {
  if (manages(actor)) return allowed
  const refusal = right === 'transfer' ? refusals.not_organisation_owner : refusals.not_organisation_admin
  return every(roleMay(organisation.role, right) ? allowed : denied(refusal), whileActive(organisation))
}

/** A list of people is for those who belong to it; for everyone else it is not there. */
export const canSeeMembers = (actor: Actor, organisation: OrganisationFacts): Verdict =>
  manages(actor) || roleMay(organisation.role, 'see-members') ? allowed : denied(kernelRefusals.not_permitted)

export function canLeave(organisation: OrganisationFacts): Verdict {
  if (organisation.role === null) return denied(refusals.no_organisation)
  return organisation.role === 'owner' ? denied(refusals.owner_stays) : allowed
}

/** Acting for an organisation takes belonging to it. */
export const canActFor = (organisation: OrganisationFacts): Verdict =>
  every(organisation.role === null ? denied(kernelRefusals.not_permitted) : allowed, whileActive(organisation))

/** What the actor may do with an organisation next. */
export const organisationVerdicts = (actor: Actor, organisation: OrganisationFacts) => ({
  edit: canIn(actor, organisation, 'edit').allowed,
  manageMembers: canIn(actor, organisation, 'manage-members').allowed,
  seeMembers: canSeeMembers(actor, organisation).allowed,
  transfer: canIn(actor, organisation, 'transfer').allowed,
  suspend: canSuspend(actor).allowed,
  leave: canLeave(organisation).allowed,
})

const whileActive = ({ status }: OrganisationFacts): Verdict =>
  status === 'active' ? allowed : denied(refusals.organisation_suspended)
