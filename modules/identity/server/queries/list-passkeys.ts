import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { passkeysOf, presentPasskey } from '../passkeys/rows.ts'

export const listPasskeys = query(contract.listPasskeys, {
  allow: () => allowed,
  async run(reader) {
    const rows = await passkeysOf(reader, reader.actor.accountId).execute()
    return { items: rows.map(presentPasskey) }
  },
})
