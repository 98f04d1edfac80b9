import { kernelRefusals, Refused } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import type { Organisation, OrganisationMember, OrganisationRole } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { canSeeMembers, organisationVerdicts, visibleOrganisations } from './policy.ts'
import { isId } from './rules.ts'
import { cardColumns, toCard } from './views.ts'

type Unit = Reader | Writer

/** The organisation an id or slug names with the caller's place in it, or 404. */
export async function findOrganisation(unit: Unit, ref: string) {
  const row = await organisationAt(unit, ref)
    .select((from) => [
      'organisations_accounts.id',
      'organisations_accounts.status',
      'organisations_accounts.kind',
      from
        .selectFrom('organisations_members')
        .whereRef('organisation_id', '=', 'organisations_accounts.id')
        .where('member_id', '=', unit.actor.memberId)
        .select('role')
        .as('role'),
    ])
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

/** The organisation the caller acts for: the one chosen in this session, or else the one joined first. 404: none. */
export async function findMine(unit: Unit) {
  const session = sessionOf(unit)
  const row = await unit.db
    .selectFrom('organisations_members')
    .innerJoin('organisations_accounts', (join) =>
      join.onRef('organisations_accounts.id', '=', 'organisations_members.organisation_id'),
    )
    .leftJoin('organisations_choices', (join) =>
      join
        .onRef('organisations_choices.organisation_id', '=', 'organisations_members.organisation_id')
        .on('organisations_choices.session_id', '=', session),
    )
    .where('organisations_members.member_id', '=', unit.actor.memberId)
    .select(['organisations_accounts.id', 'organisations_accounts.status', 'organisations_accounts.kind', 'role'])
    .orderBy('organisations_choices.chosen_at', (order) => order.desc().nullsLast())
    .orderBy('organisations_members.joined_at')
    .orderBy('organisations_members.organisation_id')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Refused(refusals.no_organisation)
  return row
}

/** What a choice of organisation is remembered by: the session, or the member where there is none. */
export const sessionOf = ({ actor }: Unit): string =>
  (actor.kind === 'member' ? (actor.sessionId ?? actor.memberId) : null) ?? '00000000-0000-0000-0000-000000000000'

/** An organisation as this caller sees it. */
export async function organisationView(unit: Unit, id: string): Promise<Organisation> {
  const row = await organisationAt(unit, id)
    .leftJoin('organisations_kinds', (join) => join.onRef('organisations_kinds.key', '=', 'organisations_accounts.kind'))
    .select(cardColumns)
    .select(['description', 'website', 'location', 'created_at as createdAt'])
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  const people = await unit.db
    .selectFrom('organisations_members')
    .where('organisation_id', '=', id)
    .where((where) => where.or([where('role', '=', 'owner'), where('member_id', '=', unit.actor.memberId)]))
    .select(['member_id as memberId', 'role'])
    .execute()
  const role = people.find(({ memberId }) => memberId === unit.actor.memberId)?.role ?? null
  const facts = { status: row.status, role }
  const ownerId = people.find((person) => person.role === 'owner')?.memberId
  const isShown = ownerId !== undefined && canSeeMembers(unit.actor, facts).allowed
  return {
    ...toCard(row),
    description: row.description,
    website: row.website,
    location: row.location,
    createdAt: row.createdAt,
    memberCount: await countMembers(unit, id),
    owner: isShown ? ((await cards(unit as Reader, [ownerId])).get(ownerId) ?? null) : null,
    role,
    may: organisationVerdicts(unit.actor, facts),
  }
}

/**
 * Holds the organisation until the end of the transaction and answers what a member is in it, 404 when they are not:
 * whoever changes members waits here, so that there is an owner before and after.
 */
export async function lockMember(tx: Writer, { organisationId, memberId }: { organisationId: string; memberId: string }) {
  await tx.db.selectFrom('organisations_accounts').where('id', '=', organisationId).select('id').forUpdate().executeTakeFirst()
  const row = await tx.db
    .selectFrom('organisations_members')
    .where('organisation_id', '=', organisationId)
    .where('member_id', '=', memberId)
    .select(['role', 'joined_at as joinedAt'])
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

export async function memberView(
  unit: Unit,
  row: { memberId: string; role: OrganisationRole; status: OrganisationMember['status']; joinedAt: string },
): Promise<OrganisationMember> {
  const card = (await cards(unit as Reader, [row.memberId])).get(row.memberId) as NonNullable<
    ReturnType<Awaited<ReturnType<typeof cards>>['get']>
  >
  return { ...card, role: row.role, status: row.status, joinedAt: row.joinedAt }
}

export async function countMembers({ db }: Unit, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('organisations_members')
    .where('organisation_id', '=', organisationId)
    .select((from) => from.cast<number>(from.fn.countAll(), 'integer').as('count'))
    .executeTakeFirstOrThrow()
  return count
}

const organisationAt = (unit: Unit, ref: string) =>
  visibleOrganisations(unit).where(isId(ref) ? 'organisations_accounts.id' : 'organisations_accounts.slug', '=', ref)
