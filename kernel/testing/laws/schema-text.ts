import { Kysely, PostgresDialect } from 'kysely'
import { PostgresDialect as Generating, generate } from 'kysely-codegen'
import type pg from 'pg'

/** Each statement answers one line per fact, in an order that does not depend on when things were made. */
const FACTS: readonly [heading: string, text: string][] = [
  [
    'columns',
    `select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when a.attidentity <> '' then ' identity' when d.adbin is not null
          then case when a.attgenerated <> '' then ' generated ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname, a.attnum`,
  ],
  [
    'constraints',
    `select format('%s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype <> 'n' order by 1`,
  ],
  ['indexes', "select indexdef as line from pg_indexes where schemaname = 'public' order by 1"],
  [
    'policies',
    `select format('%s %s to %s using %s check %s', tablename, policyname, array_to_string(roles, ','), qual, coalesce(with_check, 'the same')) as line
     from pg_policies where schemaname = 'public' order by 1`,
  ],
  [
    'row-level security',
    `select relname || case when relforcerowsecurity then ' forced' else ' enabled' end as line from pg_class
     where relnamespace = 'public'::regnamespace and relrowsecurity order by 1`,
  ],
  [
    'rights',
    `select format('%s %s: %s', table_name, grantee, string_agg(lower(privilege_type), ', ' order by privilege_type)) as line
     from information_schema.role_table_grants where table_schema = 'public' and grantee like 'guildhall\\_%'
     group by table_name, grantee order by 1`,
  ],
  [
    'functions',
    `select pg_get_functiondef(p.oid) as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'guildhall') and p.prokind = 'f'
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`,
  ],
  ['triggers', 'select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal order by 1'],
]

/** The whole schema as text, the same on every supported version of PostgreSQL. */
export async function schemaText(owner: pg.Pool): Promise<string> {
  const parts: string[] = []
  for (const [heading, text] of FACTS) {
    const { rows } = await owner.query<{ line: string }>(text)
    parts.push(`-- ${heading}\n${rows.map(({ line }) => line.trimEnd()).join('\n')}\n`)
  }
  return parts.join('\n')
}

const typeMapping = { timestamptz: 'string', date: 'string', int8: 'number', tsvector: 'string', bytea: 'Buffer', xid8: 'string' }

/** TypeScript types of the tables whose names begin with `prefix`, as the driver answers them. */
export async function tableTypes(owner: pg.Pool, prefix: string): Promise<string> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: unendable(owner) }) })
  return generate({
    db,
    dialect: new Generating(),
    includePattern: `${prefix}*`,
    typeMapping,
    overrides: { columns: await unions(owner) },
    outFile: null,
    print: false,
  })
}

/** `check (state in ('open', 'closed'))` makes a union of the column's type. */
async function unions(owner: pg.Pool): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string; definition: string; optional: boolean }>(
    `select c.conrelid::regclass || '.' || a.attname as name, pg_get_constraintdef(c.oid) as definition, a.atthasdef as optional
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and array[a.attnum] = c.conkey
     where c.contype = 'c' and pg_get_constraintdef(c.oid) ~ '= ANY \\(+ARRAY\\[''' order by 1`,
  )
  return Object.fromEntries(
    rows.map(({ name, definition, optional }) => {
      const union = [...definition.matchAll(/'([^']+)'::/g)].map(([, value]) => `'${value}'`).join(' | ')
      return [name, optional ? `Generated<${union}>` : union]
    }),
  )
}

// The generator closes what it is given; the pool belongs to the test.
const unendable = (pool: pg.Pool): pg.Pool => Object.create(pool, { end: { value: async () => {} } })
