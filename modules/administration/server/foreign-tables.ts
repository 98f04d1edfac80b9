// The columns of other foundation modules' tables that the member list reads: one statement over three modules, as
// signing in is (`authenticate` of access). Nothing here is ever written.
import type { MemberStatus } from '@guildhall/people/contract'
import type { Generated } from './tables.gen.ts'

type Member = {
  tenant_id: string
  id: string
  account_id: string
  display_name: string
  headline: string
  hue: number
  bio: string
  status: MemberStatus
  joined_at: string
  last_seen_at: Generated<string>
}
type Grant = {
  tenant_id: string
  id: string
  member_id: string
  role_key: string | null
  permission: string | null
  source: string
  expires_at: string | null
}
type Role = {
  tenant_id: string
  key: string
  name: string
  summary: string
  effective: string[]
  position: number
  is_visitor: boolean
}

export type ForeignTables = {
  people_members: Member
  access_grants: Grant
  access_roles: Role
  identity_accounts: { id: string; email: string }
  identity_sessions: { id: string; account_id: string; tenant_id: string; expires_at: string; ended_at: string | null }
}
