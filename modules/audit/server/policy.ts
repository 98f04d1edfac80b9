import { type Actor, requires, type Verdict } from '@guildhall/kernel'
import type { Reader } from './db.ts'

/** Who may read the log reads all of it: a log with holes would answer no question. */
export const canReadLog = (actor: Actor): Verdict => requires(actor, 'audit.entry.read')

export const visibleEntries = ({ db }: Reader) => db.selectFrom('audit_entries')
