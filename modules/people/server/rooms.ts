import type { AnyReader } from '@guildhall/kernel'
import { people } from './db.ts'
import { withKnownPresence } from './policy.ts'

/** `presence:<memberId>`: hears when a member comes, goes and looks away. */
export const rooms = {
  presence: async (reader: AnyReader, id: string): Promise<boolean> =>
    reader.actor.kind === 'member' &&
    (await withKnownPresence(people.reader(reader))
      .where('people_members.id', '=', id)
      .select('people_members.id')
      .executeTakeFirst()) !== undefined,
}
