import { allowed, pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { z } from 'zod'
import { listUses as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { findInvitation } from '../store.ts'

const USES_A_PAGE = 30
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** Who came in by an invitation, latest first. */
export const listUses = query(contract, {
  load: (reader, { invitationId }) => findInvitation(reader, invitationId),
  allow: () => allowed,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, USES_A_PAGE, Key)
    let page = reader.db
      .selectFrom('invitations_uses')
      .where('invitation_id', '=', input.invitationId)
      .select(['id', 'member_id as memberId', 'at'])
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    if (after) page = page.where(({ eb, refTuple, tuple }) => eb(refTuple('at', 'id'), '<', tuple(...after)))
    const rows = await (offset > 0 ? page.offset(offset) : page).execute()
    const { items, nextCursor } = pageFrom(rows, size, (row) => [row.at, row.id])
    const people = await cards(
      reader,
      items.map(({ memberId }) => memberId),
    )
    type Member = NonNullable<ReturnType<typeof people.get>>
    return { items: items.map(({ id, memberId, at }) => ({ id, member: people.get(memberId) as Member, at })), nextCursor }
  },
})
