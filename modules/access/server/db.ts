import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'

export type AccessTables = {
  access_roles: {
    tenant_id: string
    key: string
    name: string
    summary: string
    permissions: string[]
    inherits: string[]
    effective: string[]
    is_visitor: boolean
    is_default: boolean
    position: number
  }
  access_grants: {
    tenant_id: string
    id: string
    member_id: string
    role_key: string | null
    permission: string | null
    source: string
    granted_at: string
    expires_at: string | null
  }
}
export type Reader = KernelReader<AccessTables>
export type Writer = KernelWriter<AccessTables>
export const { command, query, subscriber } = bind<AccessTables>()
export const access = withTables<AccessTables>()
