import type { AnyReader } from '@guildhall/kernel'
import { access } from './db.ts'

/** What access knows about a member: the roles and rights held, with their source. */
export const personalData = (unit: AnyReader, memberId: string): Promise<unknown> =>
  access
    .reader(unit)
    .db.selectFrom('access_grants')
    .select(['role_key', 'permission', 'source', 'scope', 'reason', 'granted_at', 'expires_at'])
    .where('member_id', '=', memberId)
    .orderBy('granted_at')
    .execute()
