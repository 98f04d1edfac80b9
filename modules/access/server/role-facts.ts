import type { AnyReader } from '@guildhall/kernel'
import { access } from './db.ts'

export type RoleFacts = { key: string; name: string; effective: string[] }

/** Those roles with all they come to, inherited rights included, in the community's order. Unknown keys are left out. */
export const roleFacts = (reader: AnyReader, keys: readonly string[]): Promise<RoleFacts[]> =>
  givable(reader)
    .where((where) => where('key', '=', where.fn.any(where.val([...keys]))))
    .execute()

/** Every role somebody can be given: not that of visitors. */
export const givableRoles = (reader: AnyReader): Promise<RoleFacts[]> => givable(reader).execute()

const givable = (reader: AnyReader) =>
  access
    .reader(reader)
    .db.selectFrom('access_roles')
    .select(['key', 'name', 'effective'])
    .where('is_visitor', '=', false)
    .orderBy('position')
