import { allowed } from '@guildhall/kernel'
import { listVersions as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { findMessage } from '../store.ts'

/** What a message said before each edit; a deleted one says nothing any more. */
export const listVersions = query(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: () => allowed,
  async run(reader, _input, message) {
    if (message.deletedAt !== null) return { items: [] }
    const items = await reader.db
      .selectFrom('messaging_versions')
      .where('message_id', '=', message.id)
      .select(['html', 'written_at as writtenAt'])
      .orderBy('written_at')
      .execute()
    return { items }
  },
})
