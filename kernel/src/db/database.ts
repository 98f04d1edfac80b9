import type { Kysely } from 'kysely'
import type pg from 'pg'

/** The ways to the database. Each sees what its role and tenant allow, and nothing else. */
export type Database = {
  /** Reads of one tenant, each statement one round trip and one implicit transaction. */
  tenant(tenantId: string): Kysely<any>
  /** One transaction with tenant and member set for row-level security. Rolls back when `work` throws. */
  transaction<T>(scope: { tenantId: string; memberId: string | null }, work: (trx: Kysely<any>) => Promise<T>): Promise<T>
  /** Tables without tenants: the directory, logins. Tenant rows do not exist for it. */
  global: Kysely<any>
  /** Role guildhall_system: outbox, inbox, cursors and job requests of every tenant; also owns pg-boss's schema. */
  system: Kysely<any>
  systemPool: pg.Pool
  close(): Promise<void>
}

export declare function connect(options: { url: string; systemUrl: string; poolSize: number }): Database
