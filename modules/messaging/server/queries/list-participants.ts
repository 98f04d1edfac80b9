import { allowed, pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { z } from 'zod'
import { listParticipants as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { cardOf } from '../message-views.ts'
import { findConversation } from '../store.ts'

const PARTICIPANTS_A_PAGE = 50
const Key = z.tuple([z.enum(['owner', 'admin', 'member']), z.iso.datetime(), z.uuid()])
type Key = z.infer<typeof Key>

/** Who is in a conversation: admins and owners, then the others by when they came. */
export const listParticipants = query(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  async run(reader, input, { id }) {
    const { size, after, limit, offset } = pagingOf(input, PARTICIPANTS_A_PAGE, Key)
    let rows = reader.db
      .selectFrom('messaging_members')
      .where('conversation_id', '=', id)
      .where('left_at', 'is', null)
      .select(['member_id as memberId', 'role', 'joined_at as joinedAt'])
      .orderBy('role', 'desc')
      .orderBy('joined_at', 'desc')
      .orderBy('member_id', 'desc')
      .limit(limit)
    if (after)
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('role', 'joined_at', 'member_id'), '<', tuple(...(after as Key))),
      )
    const found = await (offset > 0 ? rows.offset(offset) : rows).execute()
    const { items, nextCursor } = pageFrom(found, size, (row) => [row.role, row.joinedAt, row.memberId])
    const people = await cards(
      reader,
      items.map((row) => row.memberId),
    )
    return {
      items: items.map(({ memberId, role, joinedAt }) => ({ member: cardOf(people, memberId), role, joinedAt })),
      nextCursor,
    }
  },
})
