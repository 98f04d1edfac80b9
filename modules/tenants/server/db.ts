import { type Branding, bind } from '@guildhall/kernel'

export type TenantsTables = {
  tenants: {
    id: string
    slug: string
    name: string
    status: 'active' | 'suspended' | 'archived'
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
}
export const { command, query } = bind<TenantsTables>()
