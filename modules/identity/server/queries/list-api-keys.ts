import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'

/** The caller's keys that work, newest first; the keys themselves nobody can show any more. */
export const listApiKeys = query(contract.listApiKeys, {
  allow: () => allowed,
  async run(reader) {
    const items = await reader.db
      .selectFrom('identity_api_keys')
      .select(['id', 'name', 'prefix', 'scopes', 'created_at as createdAt'])
      .select(['expires_at as expiresAt', 'last_used_at as lastUsedAt'])
      .where('member_id', '=', reader.actor.memberId)
      .where('revoked_at', 'is', null)
      .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', reader.now)]))
      .orderBy('id', 'desc')
      .execute()
    return { items }
  },
})
