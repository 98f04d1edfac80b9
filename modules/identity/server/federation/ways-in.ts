import type { WayIn } from '../../contract/index.ts'
import type { Reader } from '../db.ts'
import { visibleProviders } from './policy.ts'

/** Providers in use, the oldest first. */
export async function waysIn(reader: Reader): Promise<WayIn[]> {
  const rows = await visibleProviders(reader)
    .select(['p.id', 'p.name', 'p.kind'])
    .where('p.is_enabled', '=', true)
    .orderBy('p.created_at')
    .execute()
  return rows.map(({ id, name, kind }) => ({ id, name, kind: kind as WayIn['kind'] }))
}
