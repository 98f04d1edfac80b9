import { bind, type Reader as KernelReader, type Writer as KernelWriter, withTables } from '@guildhall/kernel'

export type IdentityTables = {
  identity_accounts: { id: string; email: string; password_hash: string | null; created_at: string }
  identity_sessions: {
    id: string
    account_id: string
    tenant_id: string
    token_hash: Buffer
    created_at: string
    expires_at: string
    ended_at: string | null
  }
}
export type Reader = KernelReader<IdentityTables>
export type Writer = KernelWriter<IdentityTables>
export const { command, query, subscriber } = bind<IdentityTables>()
export const identity = withTables<IdentityTables>()
