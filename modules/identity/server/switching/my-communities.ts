import type { Tenant } from '@guildhall/kernel'
import type { Reader } from '../db.ts'

/** Active communities the account is a member of, by name; the one asked in is always among them. */
export async function communitiesOf(reader: Pick<Reader, 'db' | 'site' | 'tenant'>, accountId: string): Promise<Tenant[]> {
  const [all, rows] = await Promise.all([
    reader.site.communities(),
    reader.db.selectFrom('identity_memberships').select('tenant_id').where('account_id', '=', accountId).execute(),
  ])
  const theirs = new Set([...rows.map((row) => row.tenant_id), reader.tenant.id])
  return all.filter((tenant) => theirs.has(tenant.id))
}
