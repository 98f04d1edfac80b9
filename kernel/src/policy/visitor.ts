import type { Tenant } from '../tenant/tenant.ts'
import type { VisitorActor } from './actor.ts'

/** Anyone who has not signed in: holds what the community lets visitors do. */
export const visitorOf = (tenant: Tenant): VisitorActor => ({
  kind: 'visitor',
  tenantId: tenant.id,
  permissions: tenant.visitorPermissions,
  locale: tenant.locale,
  memberId: null,
  accountId: null,
  displayName: null,
})
