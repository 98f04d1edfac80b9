import type { AnyReader } from '@guildhall/kernel'
import { accountOfMember } from '@guildhall/people/api'
import { identity } from './db.ts'
import { connectionsOf } from './federation/connections.ts'
import { seesElsewhere } from './federation/sessions.ts'

/** What identity knows about a member: the account, its sessions, the links mailed to it and what they agreed to. No secret is among it. */
export async function personalData(unit: AnyReader, memberId: string): Promise<unknown> {
  const { db } = identity.reader(unit)
  const accountId = await accountOfMember(unit, memberId)
  if (!accountId) return null
  const account = await db
    .selectFrom('identity_accounts')
    .select(['id', 'email', 'email_verified_at', 'password_changed_at', 'last_sign_in_at', 'has_second_factor', 'created_at'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  const everywhere = await seesElsewhere(identity.reader(unit))
  const sessions = await db
    .selectFrom('identity_sessions')
    .select(['id', 'device', 'user_agent', 'address', 'created_at', 'last_seen_at', 'expires_at', 'ended_at'])
    .where('account_id', '=', accountId)
    .$if(!everywhere, (rows) => rows.where('tenant_id', '=', unit.tenant.id))
    .orderBy('created_at')
    .execute()
  const mailedLinks = await db
    .selectFrom('identity_tokens')
    .select(['purpose', 'created_at', 'expires_at', 'used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  const connections = await connectionsOf(identity.reader(unit), accountId).execute()
  const consents = await db
    .selectFrom('identity_consents')
    .select(['subject', 'version', 'given_at'])
    .where('member_id', '=', memberId)
    .orderBy('given_at')
    .execute()
  return {
    account,
    sessions,
    mailedLinks,
    connections: connections.map(({ id, provider, email, createdAt }) => ({ id, provider, email, createdAt })),
    consents,
  }
}
