import {
  type Branding,
  bind,
  type Reader as KernelReader,
  type Writer as KernelWriter,
  type TenantStatus,
  withTables,
} from '@guildhall/kernel'
import type { DB } from './tables.gen.ts'

/** The directory is the kernel's table; this module is the one that changes it. */
export type TenantsTables = DB & {
  tenants: {
    id: string
    slug: string
    name: string
    status: TenantStatus
    erase_after: string | null
    blueprint: string
    locale: string
    modules: string[]
    settings: Record<string, unknown>
    branding: Branding
    words: Record<string, Record<string, string>>
    visitor_permissions: string[]
    created_at: string
    updated_at: string
  }
  tenant_domains: { host: string; tenant_id: string; verified_at: string | null }
}
export type Reader = KernelReader<TenantsTables>
export type Writer = KernelWriter<TenantsTables>
export const { command, query } = bind<TenantsTables>()
/** Another community's rows, and those of a unit of work begun elsewhere. */
export const tenants = withTables<TenantsTables>()
