// The columns of other modules' tables that explaining rights reads, as `authenticate` does. Only what visitors
// may do is written.
export type ForeignTables = {
  people_members: {
    tenant_id: string
    id: string
    account_id: string
    display_name: string
    status: 'active' | 'suspended' | 'left' | 'waiting' | 'rejected'
  }
  organisations_members: { tenant_id: string; organisation_id: string; member_id: string }
  tenants: { id: string; visitor_permissions: string[] }
  blueprint_installs: { tenant_id: string; seq: number; manifest: unknown }
}
