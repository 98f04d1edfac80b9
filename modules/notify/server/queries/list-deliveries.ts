import { pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import type { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { listDeliveries as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canManageNotices, visibleDeliveries } from '../policy.ts'

const DELIVERIES_A_PAGE = 50
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** What became of members' notices, for whoever is asked “why did I not get this?”. */
export const listDeliveries = query(contract, {
  allow: canManageNotices,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, DELIVERIES_A_PAGE, Key)
    let rows = visibleDeliveries(reader)
      .innerJoin('notify_notices as n', 'n.id', 'notify_deliveries.notice_id')
      .select([
        'notify_deliveries.id',
        'notify_deliveries.notice_id as noticeId',
        'notify_deliveries.member_id as memberId',
        'n.type',
        'notify_deliveries.channel',
        'notify_deliveries.state',
        'notify_deliveries.reason',
        'notify_deliveries.due_at as dueAt',
        'notify_deliveries.created_at as createdAt',
        'notify_deliveries.settled_at as settledAt',
      ])
      .orderBy('notify_deliveries.created_at', 'desc')
      .orderBy('notify_deliveries.id', 'desc')
      .limit(limit)
    if (input.member) rows = rows.where('notify_deliveries.member_id', '=', input.member)
    if (input.state) rows = rows.where('notify_deliveries.state', '=', input.state)
    if (after)
      rows = rows.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('notify_deliveries.created_at', 'notify_deliveries.id'), '<', tuple(...after)),
      )
    const found = await (offset > 0 ? rows.offset(offset) : rows).execute()
    const { items, nextCursor } = pageFrom(found, size, (row) => [row.createdAt, row.id])
    const people = await cards(
      reader,
      items.map(({ memberId }) => memberId),
    )
    return { items: items.map(({ memberId, ...row }) => ({ ...row, member: people.get(memberId) as Card })), nextCursor }
  },
})
