import { accountForgotten } from '@guildhall/identity/contract'
import { isRefusal } from '@guildhall/kernel'
import { memberJoined } from '@guildhall/people/contract'
import { sql } from 'kysely'
import { subscriber, type Writer } from './db.ts'
import { bringIn, changed } from './joining.ts'

/**
 * Somebody is forgotten: their words go, from every conversation and every report; a nameless marker keeps each place.
 */
const forgetMember = subscriber({
  name: 'messaging.forget-member',
  on: [accountForgotten.name],
  async run(tx, { data }) {
    const memberId: string = data.memberId
    await eraseWordsOf(tx, memberId)
    for (const table of ['messaging_reactions', 'messaging_votes', 'messaging_hidden', 'messaging_preferences'] as const)
      await tx.db.deleteFrom(table).where('member_id', '=', memberId).execute()
    await tx.db.deleteFrom('messaging_scheduled').where('author_id', '=', memberId).execute()
    await tx.db.updateTable('messaging_members').set({ draft: '' }).where('member_id', '=', memberId).execute()
  },
})

const eraseWordsOf = (tx: Writer, memberId: string) =>
  sql`
    with versions as (
      delete from messaging_versions where message_id in (select id from messaging_messages where author_id = ${memberId}::uuid)
    ), reports as (
      update messaging_reports set body = '' where author_id = ${memberId}::uuid
    )
    update messaging_messages set body = '', html = '', plain = '', has = '{}', details = case when kind = 'notice' then details end,
      deleted_at = coalesce(deleted_at, ${tx.now}::timestamptz), pinned_at = null
    where author_id = ${memberId}::uuid and kind <> 'notice' and (deleted_at is null or body <> '')`.execute(tx.db)

/** Who joins the community is in its channels for everyone. */
const welcomeMember = subscriber({
  name: 'messaging.welcome-member',
  on: [memberJoined.name],
  async run(tx, { data }) {
    const channels = await tx.db.selectFrom('messaging_conversations').where('for_everyone', '=', true).select('id').execute()
    for (const { id } of channels) {
      const joined = await bringIn(tx, id, { standings: new Map([[data.memberId, 'accepted']]) })
      if (!isRefusal(joined) && joined.length > 0) changed(tx, id, joined)
    }
  },
})

export const subscribers = [forgetMember, welcomeMember]
