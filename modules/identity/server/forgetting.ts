import { endGrants } from '@guildhall/access/api'
import { anonymiseMember } from '@guildhall/people/api'
import { sql } from 'kysely'
import { accountForgotten } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'

type Leaving = { accountId: string; memberId: string }

/** Members here who have not left yet and whose accounts are over. */
export async function membersToForget(reader: Reader): Promise<Leaving[]> {
  const { rows } = await sql<Leaving>`
    select a.id as "accountId", m.id as "memberId"
    from identity_accounts a join people_members m on m.account_id = a.id
    where a.delete_after <= ${reader.now}::timestamptz and m.status <> 'left' limit 500`.execute(reader.db as never)
  return rows
}

/**
 * Forgets one member: name and profile go, rights and keys go, words stay with a nameless author. The account itself is
 * emptied too, so that its address may be used again; its row remains until every community has forgotten its member.
 * Somebody who signed in a moment ago has kept their account, and nothing happens.
 */
export async function forgetMember(tx: Writer, { accountId, memberId }: Leaving): Promise<void> {
  const emptied = await tx.db
    .updateTable('identity_accounts')
    .set({
      email: sql`'forgotten-' || id || '@invalid'`,
      password_hash: null,
      email_verified_at: null,
      last_sign_in_at: null,
      has_second_factor: false,
      deleted_at: tx.now,
    })
    .where('id', '=', accountId)
    .where('delete_after', '<=', tx.now)
    .returning('id')
    .executeTakeFirst()
  if (!emptied) return
  await forgetFactors(tx, accountId)
  await endGrants(tx, memberId)
  await anonymiseMember(tx, memberId)
  await tx.db.deleteFrom('identity_connections').where('account_id', '=', accountId).execute()
  for (const table of ['identity_api_keys', 'identity_consents'] as const)
    await tx.db.deleteFrom(table).where('member_id', '=', memberId).execute()
  tx.emit(accountForgotten, { accountId, memberId })
}

async function forgetFactors({ db }: Writer, accountId: string): Promise<void> {
  const tables = ['identity_sessions', 'identity_tokens', 'identity_totp', 'identity_backup_codes', 'identity_passkeys'] as const
  for (const table of tables) await db.deleteFrom(table).where('account_id', '=', accountId).execute()
}
