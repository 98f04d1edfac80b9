import { randomBytes } from 'node:crypto'
import { actorOfMember, tokenHash } from '@guildhall/access/api'
import type { Actor, AnyReader } from '@guildhall/kernel'
import { identity } from '../db.ts'
import { narrowed } from './scopes.ts'

const PREFIX = 'ghk_'

/** 256 random bits behind a prefix that secret scanners can be taught. */
export const newApiKey = (): string => PREFIX + randomBytes(32).toString('base64url')
export const isApiKey = (token: string): boolean => token.startsWith(PREFIX)
/** So much of it is shown in lists. */
export const prefixOf = (key: string): string => key.slice(0, PREFIX.length + 6)

/** The member the key belongs to, with the rights it was given as far as they hold them at this moment. */
export async function actorOfApiKey(reader: AnyReader, key: string): Promise<Actor | null> {
  const row = await identity
    .reader(reader)
    .db.selectFrom('identity_api_keys')
    .select(['id', 'member_id as memberId', 'scopes', 'last_used_at as lastUsedAt'])
    .where('token_hash', '=', tokenHash(key))
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', reader.now)]))
    .executeTakeFirst()
  const owner = row ? await actorOfMember(reader, row.memberId) : null
  if (!row || owner?.kind !== 'member') return null
  const permissions = narrowed(owner.permissions, row.scopes)
  // Never used: its first use is noted at once.
  return { ...owner, permissions, apiKeyId: row.id, seenAt: row.lastUsedAt ?? '1970-01-01T00:00:00.000Z' }
}
