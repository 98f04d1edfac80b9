import { pageFrom, pagingOf } from '@guildhall/kernel'
import { z } from 'zod'
import { listInvitations as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canSeeInvitations, visibleInvitations } from '../policy.ts'
import { invitationColumns, invitesInto, presentInvitations, stateNow } from '../store.ts'

const INVITATIONS_A_PAGE = 30
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** Invitations the caller may manage, latest first; filtered by the state they are in by the clock. */
export const listInvitations = query(contract, {
  load: (reader) => invitesInto(reader),
  allow: (actor, own) => canSeeInvitations(actor, own),
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, INVITATIONS_A_PAGE, Key)
    let page = visibleInvitations(reader)
      .select(invitationColumns)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    if (input.state) page = page.where(stateNow(reader.now), '=', input.state)
    if (input.organisationId) page = page.where('organisation_id', '=', input.organisationId)
    if (input.q) page = page.where('email', 'ilike', `%${input.q.replace(/[\\%_]/g, '\\$&')}%`)
    if (after) page = page.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)))
    const rows = await (offset > 0 ? page.offset(offset) : page).execute()
    const { items, nextCursor } = pageFrom(rows, size, (row) => [row.createdAt, row.id])
    return { items: await presentInvitations(reader, items), nextCursor }
  },
})
