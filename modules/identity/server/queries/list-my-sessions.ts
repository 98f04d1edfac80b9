import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { seesElsewhere } from '../federation/sessions.ts'
import { roughAddress } from '../rough-address.ts'

/** Where an account is signed in, in every community of this server, the latest used first. */
export const listMySessions = query(contract.listMySessions, {
  allow: () => allowed,
  async run({ db, actor, now, site, tenant }) {
    const everywhere = await seesElsewhere({ db, actor })
    const rows = await db
      .selectFrom('identity_sessions')
      .select(['id', 'device', 'address', 'tenant_id', 'created_at', 'last_seen_at', 'expires_at'])
      .where('account_id', '=', actor.accountId)
      .$if(!everywhere, (rows) => rows.where('tenant_id', '=', tenant.id))
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('last_seen_at', 'desc')
      .orderBy('id', 'desc')
      .limit(200)
      .execute()
    const names = new Map((await site.communities()).map(({ id, name }) => [id, name]))
    const items = rows.map((row) => ({
      id: row.id,
      device: row.device,
      address: roughAddress(row.address),
      community: names.get(row.tenant_id) ?? '',
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
      current: row.id === actor.sessionId,
    }))
    return { items }
  },
})
