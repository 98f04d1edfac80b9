import { type Actor, holds, requires, type Verdict } from '@guildhall/kernel'
import type { Reader } from '../db.ts'

/** Whose accounts open this community is decided by who may do nearly everything in it. */
export const canManageProviders = (actor: Actor): Verdict => requires(actor, 'identity.provider.manage')

/** Providers as the actor knows them: those in use, and all of them for whoever looks after them. */
export function visibleProviders({ db, actor }: Pick<Reader, 'db' | 'actor'>) {
  const all = db.selectFrom('identity_providers as p')
  return holds(actor, 'identity.provider.manage') ? all : all.where('p.is_enabled', '=', true)
}
