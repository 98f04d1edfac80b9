import type { Tenant } from './tenant.ts'

/** Host name → tenant, kept in memory and refreshed when a `tenants.*` event commits. */
export type Directory = {
  /** `gimbi.localhost:3000`, `gimbi.example.org` below PUBLIC_HOST, or a verified domain of the tenant. */
  byHost(host: string): Promise<Tenant | null>
  bySlug(slug: string): Promise<Tenant | null>
  byId(id: string): Promise<Tenant | null>
  all(): Promise<readonly Tenant[]>
  forget(tenantId: string): void
}
