import { type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { cards, membersBy } from '@guildhall/people/api'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { query, type Reader, type Writer } from '../db.ts'
import { canSeeMembers } from '../policy.ts'
import { findMine, findOrganisation } from '../store.ts'

const MEMBERS_A_PAGE = 30
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** An organisation's members in the order they joined. */
export const listMembers = query(contract.listMembers, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor, organisation) => canSeeMembers(actor, organisation),
  run: (reader, input, { id }) => memberPage(reader, id, input),
})

/** The members of the organisation the caller acts for. */
export const listColleagues = query(contract.listColleagues, {
  load: (reader) => findMine(reader),
  allow: (actor, organisation) => canSeeMembers(actor, organisation),
  run: (reader, input, { id }) => memberPage(reader, id, input),
})

/** Members of an organisation with what `memberView` needs. */
export const memberRows = (unit: Reader | Writer, organisationId: string, wanted: Parameters<typeof membersBy>[1] = {}) =>
  (unit as Reader).db
    .selectFrom('organisations_members')
    .innerJoin(membersBy(unit, wanted).as('person'), (join) =>
      join.onRef('person.memberId', '=', 'organisations_members.member_id'),
    )
    .where('organisation_id', '=', organisationId)
    .select(['person.memberId', 'person.status', 'role', 'organisations_members.joined_at as joinedAt'])

async function memberPage(reader: Reader, organisationId: string, input: InputOf<typeof contract.listColleagues>) {
  const { size, after, limit, offset } = pagingOf(input, MEMBERS_A_PAGE, Key)
  let page = memberRows(reader, organisationId, { q: input.q, status: input.status })
    .orderBy('organisations_members.joined_at')
    .orderBy('organisations_members.member_id')
    .limit(limit)
  if (input.role) page = page.where('role', '=', input.role)
  if (after)
    page = page.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('organisations_members.joined_at', 'organisations_members.member_id'), '>', tuple(...after)),
    )
  const rows = await (offset > 0 ? page.offset(offset) : page).execute()
  const { items, nextCursor } = pageFrom(rows, size, (row) => [row.joinedAt, row.memberId])
  const people = await cards(
    reader,
    items.map(({ memberId }) => memberId),
  )
  return {
    items: items.map(({ memberId, ...row }) => ({ ...(people.get(memberId) as contract.OrganisationMember), ...row })),
    nextCursor,
  }
}
