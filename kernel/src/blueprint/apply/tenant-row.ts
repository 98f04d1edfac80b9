import { sql } from 'kysely'
import { newId } from '../../db/id.ts'
import type { ReadDb, WriteDb } from '../../db/types.ts'
import { tenantColumns } from '../../tenant/load.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import type { Manifest } from '../head.ts'

/** Any tenant of that slug, also a suspended one, as it is in the database now. */
export const findTenant = async (db: ReadDb<any>, slug: string): Promise<Tenant | undefined> =>
  (await db.selectFrom('tenants').select(tenantColumns).where('slug', '=', slug).executeTakeFirst()) as Tenant | undefined

/** A tenant that does not exist yet, so that a transaction can be opened for it. */
export const newTenant = (slug: string, manifest: Manifest): Tenant => ({
  ...headOf(manifest),
  id: newId(),
  slug,
  status: 'active',
  settings: {},
  branding: { tagline: '', primary: '#000000', accent: '#000000', font: 'system', logo: '' },
  words: {},
  visitorPermissions: [],
})

/** What the tenant's row says of the head of its manifest; the sections' modules write the rest. */
export async function writeTenant(db: WriteDb<any>, tenant: Pick<Tenant, 'id' | 'slug'>, manifest: Manifest): Promise<void> {
  const head = headOf(manifest)
  await db
    .insertInto('tenants')
    .values({ id: tenant.id, slug: tenant.slug, ...head })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...head, updated_at: sql`now()` }))
    .execute()
}

const headOf = ({ key, name, locale, modules }: Manifest) => ({ blueprint: key, name, locale, modules })
