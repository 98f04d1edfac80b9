import { type InputOf, later } from '@guildhall/kernel'
import type { exportEntries } from '../contract/index.ts'
import type { Reader } from './db.ts'
import { visibleEntries } from './policy.ts'

export type Filters = InputOf<typeof exportEntries>

/** The entries asked for, without an order. `from` and `to` are whole days in UTC. */
export function entriesBy(reader: Reader, { actor, subject, action, from, to, outcome }: Filters) {
  let entries = visibleEntries(reader)
  if (actor) entries = entries.where('actor_id', '=', actor)
  if (subject) entries = entries.where('subject_id', '=', subject)
  if (action) entries = entries.where('action', 'like', `${action.toLowerCase()}%`)
  if (outcome) entries = entries.where('outcome', '=', outcome)
  if (from) entries = entries.where('at', '>=', `${from}T00:00:00.000Z`)
  if (to) entries = entries.where('at', '<', later(`${to}T00:00:00.000Z`, { hours: 24 }))
  return entries
}
