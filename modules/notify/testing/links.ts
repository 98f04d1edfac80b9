import type { World } from '@guildhall/kernel/testing'
import { openLink } from '../server/mails/seal.ts'

/** The links that mails of this kind carry, in the order they were asked for: what their recipients would follow. */
export const linksIn = (world: Pick<World, 'transact'>, key: string): Promise<string[]> =>
  world.transact(async (tx) => {
    const mails = await tx.db
      .selectFrom('notify_mails')
      .where('key', '=', key)
      .select(['id', 'sealed_link'])
      .orderBy('id')
      .execute()
    const opened = mails.map(async ({ id, sealed_link }) => (sealed_link ? [await openLink(tx, id, sealed_link)] : []))
    return (await Promise.all(opened)).flat()
  })
