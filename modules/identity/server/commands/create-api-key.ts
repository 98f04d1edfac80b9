import { tokenHash } from '@guildhall/access/api'
import { allowed, covers, denied, later, newId } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { newApiKey, prefixOf } from '../tokens/api-key.ts'
import { tokenRefusals } from '../tokens/refusals.ts'

const AT_MOST = 50

/** A key of the caller's; it can never do more than they can. */
export const createApiKey = command(contract.createApiKey, {
  allow: ({ permissions }, _loaded, { scopes }) => {
    const tooMuch = scopes.filter((scope) => !permissions.some((held) => covers(held, scope)))
    const errors = tooMuch.map((scope) => ({ field: 'scopes', message: `You do not have the right ${scope}.` }))
    return tooMuch.length > 0 ? denied(tokenRefusals.scope_not_held.with({ errors })) : allowed
  },
  async run(tx, { name, scopes, days }) {
    const { memberId } = tx.actor
    const { count } = await tx.db
      .selectFrom('identity_api_keys')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('member_id', '=', memberId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (Number(count) >= AT_MOST) return tokenRefusals.too_many_api_keys
    const key = newApiKey()
    const apiKey = { id: newId(), name, prefix: prefixOf(key), scopes: [...new Set(scopes)], createdAt: tx.now }
    const expiresAt = days === undefined ? null : later(tx.now, { hours: 24 * days })
    await tx.db
      .insertInto('identity_api_keys')
      .values({
        tenant_id: tx.tenant.id,
        id: apiKey.id,
        member_id: memberId,
        name,
        prefix: apiKey.prefix,
        token_hash: tokenHash(key),
        scopes: apiKey.scopes,
        created_at: tx.now,
        expires_at: expiresAt,
      })
      .execute()
    return { key, apiKey: { ...apiKey, expiresAt, lastUsedAt: null } }
  },
})
