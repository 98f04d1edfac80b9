import type pg from 'pg'
import type { Module, Tenant } from '../../src/host.ts'

/** Tables of the kernel that belong to no tenant: the directory, the migrations, the subscribers' places. */
const KERNEL_GLOBALS = ['tenants', 'tenant_domains', 'cursors', 'guildhall_migrations']
const STANDARD = "(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS \"nullif\"))"

const TABLES = `
  select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary) as "firstKey",
    pg_get_userbyid(c.relowner) as owner,
    (select coalesce(json_agg(json_build_object('roles', p.polroles::regrole[]::text[], 'using', pg_get_expr(p.polqual, c.oid),
      'check', pg_get_expr(p.polwithcheck, c.oid))), '[]') from pg_policy p where p.polrelid = c.oid) as policies
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`

type Table = {
  name: string
  enabled: boolean
  forced: boolean
  firstKey: string | null
  owner: string
  policies: { roles: string[]; using: string | null; check: string | null }[]
}

/** Every table that no module names global has `tenant_id` first in its key and forced row-level security. */
export async function tablesBelongToTenants(owner: pg.Pool, modules: readonly Module[]): Promise<string[]> {
  const tables = await tenantTables(owner, modules)
  return tables.flatMap(({ name, enabled, forced, firstKey, owner: role, policies }) => [
    ...(firstKey === 'tenant_id' ? [] : [`${name}: its primary key begins with ${firstKey ?? 'nothing'}`]),
    ...(enabled && forced ? [] : [`${name}: row-level security is not ${enabled ? 'forced' : 'enabled'}`]),
    ...(role.startsWith('guildhall_') ? [`${name}: belongs to ${role}, whom its policies would not bind`] : []),
    ...policies.filter(opensTooMuch).map(({ using }) => `${name}: a policy lets the app see ${using}`),
    ...(policies.some(({ using }) => using === STANDARD) ? [] : [`${name}: has no policy by tenant`]),
  ])
}

/** The roles requests run as own nothing and cannot step around row-level security. */
export async function rolesAreBound(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query(
    "select rolname as name from pg_roles where rolname in ('guildhall_app', 'guildhall_system') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
  )
  return rows.map(({ name }) => `${name} may do more than requests need`)
}

/** Seen from another tenant, and from none, every table is empty, and a row for the first tenant cannot be put in. */
export async function rowsStayInside(
  database: { owner: pg.Pool; app: pg.Pool },
  modules: readonly Module[],
  tenants: readonly [home: Tenant, other: Tenant],
) {
  const [home, other] = tenants
  const offences: string[] = []
  for (const { name } of await tenantTables(database.owner, modules)) {
    for (const scope of [other.id, '']) {
      const seen = await as(database.app, scope, `select count(*)::int as n from ${name} where tenant_id = $1`, [home.id])
      if (seen.rows?.[0]?.n !== 0)
        offences.push(`${name}: ${scope ? 'another tenant' : 'nobody'} sees ${seen.rows?.[0]?.n ?? seen.code} rows`)
    }
    const put = await as(database.app, other.id, `insert into ${name} (tenant_id) values ($1)`, [home.id])
    if (put.code !== '42501') offences.push(`${name}: a row for another tenant was answered with ${put.code ?? 'success'}`)
  }
  return offences
}

/** Tables with rows of this tenant: the law about rows is only as good as what there was to see. */
export async function filledTables(owner: pg.Pool, modules: readonly Module[], tenant: Tenant): Promise<string[]> {
  const tables = await tenantTables(owner, modules)
  const counts = await Promise.all(
    tables.map(async ({ name }) => ({
      name,
      rows: (await owner.query(`select 1 from ${name} where tenant_id = $1 limit 1`, [tenant.id])).rowCount,
    })),
  )
  return counts.filter(({ rows }) => rows).map(({ name }) => name)
}

/** Every row of one tenant as text, table by table: two of them can be compared. */
export async function contentsOf(owner: pg.Pool, modules: readonly Module[], tenant: Tenant): Promise<Record<string, string[]>> {
  const contents: Record<string, string[]> = {}
  for (const { name } of await tenantTables(owner, modules)) {
    const { rows } = await owner.query(`select t::text as row from ${name} t where tenant_id = $1 order by 1`, [tenant.id])
    contents[name] = rows.map(({ row }) => row)
  }
  return contents
}

async function tenantTables(owner: pg.Pool, modules: readonly Module[]): Promise<Table[]> {
  const globals = new Set([...KERNEL_GLOBALS, ...modules.flatMap(({ globalTables }) => globalTables ?? [])])
  const { rows } = await owner.query<Table>(TABLES)
  return rows.filter(({ name }) => !globals.has(name))
}

const opensTooMuch = ({ roles, using, check }: Table['policies'][number]): boolean =>
  !(roles.length === 1 && roles[0] === 'guildhall_system') && !(using === STANDARD && (check === null || check === STANDARD))

/** One statement as the app, in a transaction that is rolled back; the error code instead of an error. */
async function as(app: pg.Pool, tenantId: string, text: string, values: unknown[]): Promise<{ rows?: any[]; code?: string }> {
  const client = await app.connect()
  try {
    await client.query('begin')
    await client.query("select set_config('app.tenant_id', $1, true)", [tenantId])
    return { rows: (await client.query(text, values)).rows }
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) }
  } finally {
    await client.query('rollback')
    client.release()
  }
}
