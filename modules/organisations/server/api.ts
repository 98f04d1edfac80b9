import type { AnyReader, AnyWriter } from '@guildhall/kernel'
import type { OrganisationCard, OrganisationRole } from '../contract/index.ts'
import { organisations } from './db.ts'
import { addMember, type Founding, found } from './memberships.ts'
import { rolesWith } from './rules.ts'
import { cardsOf } from './views.ts'
import { hideForNow } from './waiting-owners.ts'

/** Founds an organisation for a member, for example on sign-up. Refuses (`unknown_kind`) what the community does not know. `waits`: out of sight until its owner is let in. */
export async function createOrganisation(
  writer: AnyWriter,
  { waits = false, ...founding }: Founding & { waits?: boolean },
): Promise<{ organisationId: string }> {
  const tx = organisations.writer(writer)
  const organisationId = await found(tx, founding)
  if (waits) await hideForNow(tx, organisationId)
  return { organisationId }
}

/** The cards of those organisations by id; ids of none are left out. */
export const organisationCards = (reader: AnyReader, ids: readonly string[]): Promise<Map<string, OrganisationCard>> =>
  cardsOf(reader, ids)

/** The active organisations a member belongs to with their role there, the one joined first leading. */
export const membershipsOf = (
  reader: AnyReader,
  memberId: string,
): Promise<{ organisationId: string; role: OrganisationRole; joinedAt: string }[]> =>
  organisations
    .reader(reader)
    .db.selectFrom('organisations_members')
    .innerJoin('organisations_accounts', (join) =>
      join.onRef('organisations_accounts.id', '=', 'organisations_members.organisation_id'),
    )
    .where('member_id', '=', memberId)
    .where('status', '=', 'active')
    .select(['organisation_id as organisationId', 'role', 'joined_at as joinedAt'])
    .orderBy('joined_at')
    .orderBy('organisation_id')
    .execute()

/** Ids of the active organisations into which a member may invite: a subquery for scopes. */
export const organisationsInvitedInto = (unit: Pick<AnyReader, 'db'>, memberId: string | null) =>
  (unit.db as ReturnType<typeof organisations.reader>['db'])
    .selectFrom('organisations_members')
    .innerJoin('organisations_accounts', (join) =>
      join.onRef('organisations_accounts.id', '=', 'organisations_members.organisation_id'),
    )
    .where('member_id', '=', memberId)
    .where('status', '=', 'active')
    .where((where) => where('role', '=', where.fn.any(where.val(rolesWith('invite')))))
    .select('organisation_id')

/** Makes somebody a member of an organisation; a member it has already keeps the role they have. */
export const joinOrganisation = (
  tx: AnyWriter,
  joining: { organisationId: string; memberId: string; role: OrganisationRole },
): Promise<void> => addMember(organisations.writer(tx), joining)

/** The kind of organisation people found on signing up; null where the blueprint names none. */
export async function signUpKind(reader: AnyReader): Promise<{ key: string; name: string } | null> {
  const row = await organisations
    .reader(reader)
    .db.selectFrom('organisations_kinds')
    .select(['key', 'name'])
    .where('sign_up', '=', true)
    .executeTakeFirst()
  return row ?? null
}
