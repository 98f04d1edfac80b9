import type { Tenant } from '../tenant/tenant.ts'
import type { Module } from './module.ts'

/** A product module that a community does without is not there for it; the ones everything stands on always are. */
export const isAtWork = (owner: Pick<Module, 'key' | 'tier'> | undefined, { modules }: Pick<Tenant, 'modules'>): boolean =>
  owner === undefined || owner.tier === 'foundation' || modules.includes(owner.key)
