import type { Kysely } from 'kysely'
import type { Tenant } from './tenant.ts'

export const tenantColumns = [
  'id',
  'slug',
  'name',
  'status',
  'blueprint',
  'locale',
  'modules',
  'settings',
  'branding',
  'words',
  'visitor_permissions as visitorPermissions',
] as const

export const loadTenants = (db: Kysely<any>): Promise<Tenant[]> =>
  db.selectFrom('tenants').select(tenantColumns).orderBy('name').execute() as Promise<Tenant[]>

export const loadDomain = async (db: Kysely<any>, host: string): Promise<string | null> => {
  const row = await db
    .selectFrom('tenant_domains')
    .select('tenant_id')
    .where('host', '=', host)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  return (row?.tenant_id as string | undefined) ?? null
}
