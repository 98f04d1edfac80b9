// The columns of other foundation modules' tables that decide whether and how a member is told: one statement over three
// modules, as signing in is (`authenticate` of access). Nothing here is ever written.
export type ForeignTables = {
  people_members: {
    tenant_id: string
    id: string
    account_id: string
    display_name: string
    status: 'active' | 'suspended' | 'left' | 'waiting' | 'rejected'
    locale: string | null
    time_zone: string | null
  }
  people_blocks: { tenant_id: string; member_id: string; other_id: string }
  people_mutes: { tenant_id: string; member_id: string; other_id: string }
  identity_accounts: { id: string; email: string; email_verified_at: string | null }
}
