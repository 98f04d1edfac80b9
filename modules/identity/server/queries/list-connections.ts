import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { connectionsOf } from '../federation/connections.ts'
import { providerOfSession } from '../federation/sessions.ts'
import { waysIn } from '../federation/ways-in.ts'

/** What else opens the caller's account here, what could, and what did this time. */
export const listConnections = query(contract.listConnections, {
  allow: () => allowed,
  async run(reader) {
    const [mine, all, by] = await Promise.all([
      connectionsOf(reader, reader.actor.accountId).execute(),
      waysIn(reader),
      providerOfSession(reader),
    ])
    return {
      items: mine.map(({ id, provider, email, createdAt, lastUsedAt }) => ({ id, provider, email, createdAt, lastUsedAt })),
      more: all.filter((provider) => !mine.some(({ providerId }) => providerId === provider.id)),
      signedInBy: mine.find(({ providerId }) => providerId === by)?.provider ?? null,
    }
  },
})
