import { allowed } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'

/** Who is signed in, as their own screens show it. */
export const showMe = query(contract.showMe, {
  allow: () => allowed,
  async run(reader) {
    const { accountId, memberId, displayName, permissions, locale } = reader.actor
    const account = await reader.db
      .selectFrom('identity_accounts')
      .select('email')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const hue = (await cards(reader, [memberId])).get(memberId)?.hue ?? 0
    return { memberId, accountId, displayName, email: account.email, hue, permissions: [...permissions], locale }
  },
})
