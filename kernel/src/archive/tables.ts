import { type Kysely, sql } from 'kysely'

/** A table with rows of tenants: which columns an archive carries, and in which order rows are written. */
export type ArchivedTable = { name: string; columns: readonly string[]; key: readonly string[] }

// What is under way rather than what there is: it would happen a second time where the archive is read back.
const UNDER_WAY = ['events', 'inbox', 'job_requests', 'job_turns', 'idempotency_keys']

/**
 * Every table with tenants that an archive carries, those others refer to first, so that they can be filled in this order.
 * Columns that are computed or counted are left out: they are made anew.
 * @param leftOut tables of modules that belong to this server, such as sessions
 */
export async function archivedTables(db: Kysely<any>, leftOut: readonly string[]): Promise<ArchivedTable[]> {
  const { rows } = await sql<ArchivedTable & { needs: string[] }>`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' and a.attidentity = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i cross join lateral unnest(i.indkey::int[]) with ordinality k(attnum, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.at) as key,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c
    where c.relkind = 'r' and c.relrowsecurity and c.relnamespace = 'public'::regnamespace
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
      and c.relname <> all(${[...UNDER_WAY, ...leftOut]}::text[])
    order by c.relname`.execute(db)
  return inOrder(rows).map(({ name, columns, key }) => ({ name, columns, key }))
}

/** Tables after the ones they refer to; a circle is a fault of the schema. */
function inOrder<Table extends { name: string; needs: readonly string[] }>(tables: readonly Table[]): Table[] {
  const waiting = new Map(tables.map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ needs }) => !needs.some((name) => waiting.has(name)))
    if (ready.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const table of ready) {
      waiting.delete(table.name)
      ordered.push(table)
    }
  }
  return ordered
}
