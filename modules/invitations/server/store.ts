import { type RoleFacts, roleFacts } from '@guildhall/access/api'
import { kernelRefusals, organisationsWith, Refused } from '@guildhall/kernel'
import { organisationCards, organisationsInvitedInto } from '@guildhall/organisations/api'
import { cards } from '@guildhall/people/api'
import { sql } from 'kysely'
import type { Grant, Invitation } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { canInvite, type Giving, visibleInvitations } from './policy.ts'
import { stateAt } from './rules.ts'

type Unit = Reader | Writer

export const invitationColumns = [
  'id',
  'state',
  'email',
  'roles',
  'organisation_id as organisationId',
  'organisation_role as organisationRole',
  'grants',
  'needs_approval as needsApproval',
  'message',
  'max_uses as maxUses',
  'used',
  'created_by as createdBy',
  'created_at as createdAt',
  'sent_at as sentAt',
  'sent_count as sentCount',
  'expires_at as expiresAt',
] as const

/** The invitation with what its verdicts need, or 404. */
export async function findInvitation(unit: Unit, id: string) {
  const row = await visibleInvitations(unit).where('id', '=', id).select(invitationColumns).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return { row, giving: await givingOf(unit, row) }
}

/** What would be given, or the refusal that names a role or an organisation the community does not have. */
export async function givingOf(
  unit: Unit,
  wishes: { roles: readonly string[]; organisationId?: string | null | undefined },
): Promise<Giving> {
  return { roles: await roleFacts(unit as Reader, wishes.roles), organisation: await placeOf(unit, wishes.organisationId) }
}

/** Roles by those keys; refuses keys of none. */
export async function knownRoles(unit: Unit, keys: readonly string[]): Promise<RoleFacts[]> {
  const roles = await roleFacts(unit as Reader, keys)
  const unknown = keys.find((key) => !roles.some((role) => role.key === key))
  if (unknown === undefined) return roles
  throw new Refused(refusals.unknown_role.with({ errors: [{ field: 'roles', message: `There is no role ${unknown}.` }] }))
}

export async function placeOf(unit: Unit, organisationId: string | null | undefined): Promise<Giving['organisation']> {
  if (!organisationId) return 'none'
  if ((await invitesInto(unit)).includes(organisationId)) return 'own'
  const known = (await organisationCards(unit as Reader, [organisationId])).get(organisationId)
  if (!known) throw new Refused(kernelRefusals.not_found)
  return 'other'
}

/** The organisations into which the caller may invite. */
export async function invitesInto(unit: Unit): Promise<string[]> {
  const rows = await organisationsInvitedInto(unit as Reader, unit.actor.memberId).execute()
  return [...rows.map((row) => row.organisation_id), ...organisationsWith(unit.actor, 'community.invite')]
}

/** The state by the clock, for filters and figures. */
export const stateNow = (now: string) =>
  sql<
    Invitation['state']
  >`case when state in ('created', 'sent') and expires_at <= ${now}::timestamptz then 'expired' else state end`

export type InvitationRow = Awaited<ReturnType<typeof findInvitation>>['row']

/** Invitations as the caller sees them, with names for what they hold. */
export async function presentInvitations(unit: Unit, rows: readonly InvitationRow[]): Promise<Invitation[]> {
  const reader = unit as Reader
  const roles = await roleFacts(reader, [...new Set(rows.flatMap((row) => row.roles))])
  const organisations = await organisationCards(reader, present(rows.map((row) => row.organisationId)))
  const people = await cards(reader, present(rows.map((row) => row.createdBy)))
  const own = await invitesInto(unit)
  return rows.map(({ organisationId, organisationRole, createdBy, grants, ...row }) => {
    const state = stateAt(unit.now, row)
    const given = row.roles.map((key) => roles.find((role) => role.key === key) ?? { key, name: key, effective: ['*'] })
    const place = organisationId === null ? 'none' : own.includes(organisationId) ? 'own' : 'other'
    const may = canInvite(unit.actor, { roles: given, organisation: place }).allowed
    return {
      ...row,
      state,
      roles: given.map(({ key, name }) => ({ key, name })),
      organisation: (organisationId && organisations.get(organisationId)) || null,
      organisationRole: organisationId === null ? null : organisationRole,
      grants: grants as Grant[],
      createdBy: (createdBy && people.get(createdBy)) || null,
      may: {
        revoke: state === 'created' || state === 'sent',
        resend: may && state !== 'accepted' && state !== 'revoked',
      },
    }
  })
}

export async function invitationView(unit: Unit, id: string): Promise<Invitation> {
  const { row } = await findInvitation(unit, id)
  const [invitation] = await presentInvitations(unit, [row])
  return invitation as Invitation
}

const present = (ids: readonly (string | null)[]): string[] => ids.filter((id) => id !== null)
