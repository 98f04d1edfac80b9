import type { Kysely } from 'kysely'

/** What a read may use: statements that return rows, and nothing that changes any. */
export type ReadDb<Tables> = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic'>
/** What a write may use: everything, inside the one transaction of its command. */
export type WriteDb<Tables> = Kysely<Tables>
