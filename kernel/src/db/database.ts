import type { Kysely } from 'kysely'
import type pg from 'pg'
import { kyselyOver } from './dialect.ts'
import { type Connection, checkOut, createPool, send } from './pool.ts'
import { readScope } from './scoped-query.ts'
import { type OpenTransaction, openTransaction, type Scope } from './transaction.ts'

/** The ways to the database. Each sees what its role and tenant allow, and nothing else. */
export type Database = {
  /** Reads of one tenant: each statement is one round trip and one read-only transaction. */
  tenant(tenantId: string): Kysely<any>
  /** A transaction with tenant and member set for row-level security. */
  open(scope: Scope): OpenTransaction
  /** One transaction around `work`; rolls back when it throws. */
  transaction<T>(scope: Scope, work: (trx: Kysely<any>) => Promise<T>): Promise<T>
  /** Tables without tenants: the directory, logins. Tenant rows do not exist for it. */
  global: Kysely<any>
  /** Role guildhall_system: outbox, inbox, cursors and job requests of every tenant; also owns pg-boss's schema. */
  system: Kysely<any>
  systemPool: pg.Pool
  appPool: pg.Pool
  close(): Promise<void>
}

export type ConnectOptions = {
  /** As role guildhall_app. */
  app: Connection
  /** As role guildhall_system. */
  system: Connection
  poolSize?: number
  onError?: (error: Error) => void
}

/** Opens the pools; connections are made when first needed, so this cannot fail. */
export function connect({ app, system, poolSize = 10, onError }: ConnectOptions): Database {
  const appPool = createPool(app, poolSize, onError)
  const systemPool = createPool(system, Math.max(4, Math.ceil(poolSize / 2)), onError)
  return {
    tenant: (tenantId) => {
      const before = [{ statement: readScope, values: [tenantId] }]
      return kyselyOver((query) => using(appPool, (client) => send(client, query, { before })))
    },
    open: (scope) => openTransaction(appPool, scope),
    async transaction(scope, work) {
      const transaction = openTransaction(appPool, scope)
      try {
        const result = await work(transaction.db)
        await transaction.commit()
        return result
      } finally {
        await transaction.rollback()
      }
    },
    global: kyselyOver((query) => using(appPool, (client) => send(client, query, {}))),
    system: kyselyOver((query) => using(systemPool, (client) => send(client, query, {}))),
    systemPool,
    appPool,
    async close() {
      await Promise.all([appPool.end(), systemPool.end()])
    },
  }
}

async function using<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await checkOut(pool)
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    // A connection the server closed must not go back into the pool; one with a failed statement may.
    client.release(error instanceof Error && !('code' in error && 'severity' in error) ? error : undefined)
    throw error
  }
}
