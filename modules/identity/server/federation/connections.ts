import { newId } from '@guildhall/kernel'
import type { Reader, Writer } from '../db.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import type { Claims } from './claims.ts'

type Connecting = { providerId: string; accountId: string; claims: Claims }

/** The account a subject of the provider is here; null when nobody has connected it. */
export async function accountBehind(tx: Writer, { providerId, subject }: { providerId: string; subject: string }) {
  const row = await tx.db
    .updateTable('identity_connections')
    .set({ last_used_at: tx.now })
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .returning('account_id as accountId')
    .executeTakeFirst()
  return row?.accountId ?? null
}

/** Makes a subject of the provider open the account here; null when either of them is taken. */
export const connect = (tx: Writer, { providerId, accountId, claims }: Connecting) =>
  tx.db
    .insertInto('identity_connections')
    .values({
      tenant_id: tx.tenant.id,
      id: newId(),
      provider_id: providerId,
      subject: claims.subject,
      account_id: accountId,
      email: claims.email,
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

/** The account's connections here, those of providers that are switched off included. */
export const connectionsOf = ({ db }: Pick<Reader, 'db'>, accountId: string) =>
  db
    .selectFrom('identity_connections as c')
    .innerJoin('identity_providers as p', 'p.id', 'c.provider_id')
    .select([
      'c.id',
      'c.provider_id as providerId',
      'p.name as provider',
      'p.is_enabled as isEnabled',
      'c.email',
      'c.created_at as createdAt',
      'c.last_used_at as lastUsedAt',
    ])
    .where('c.account_id', '=', accountId)
    .orderBy('c.created_at')

/** Would the account be without a password, a passkey of this community and another connection in use? */
export async function isLastWayIn(unit: Reader | Writer, accountId: string, connectionId: string): Promise<boolean> {
  const account = await unit.db
    .selectFrom('identity_accounts')
    .select('password_hash')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (account.password_hash !== null) return false
  const connections = await connectionsOf(unit, accountId).execute()
  if (connections.some(({ id, isEnabled }) => id !== connectionId && isEnabled)) return false
  const passkey = await unit.db
    .selectFrom('identity_passkeys')
    .select('id')
    .where('account_id', '=', accountId)
    .where('host', '=', relyingParty(unit).host)
    .executeTakeFirst()
  return passkey === undefined
}
