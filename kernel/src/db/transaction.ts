import type { CompiledQuery, Kysely } from 'kysely'
import type pg from 'pg'
import { kyselyOver } from './dialect.ts'
import { checkOut, databaseStats, send } from './pool.ts'
import { type Bound, begin, commit, writeScope } from './scoped-query.ts'

export type Scope = { tenantId: string; memberId: string | null }

/** One open transaction. It begins with its first statement and may commit together with its last. */
export type OpenTransaction = {
  db: Kysely<any>
  /** Commits; with `last`, that statement and the commit are one round trip. */
  commit(last?: CompiledQuery): Promise<void>
  /** Safe to call at any time, also after a failed commit. */
  rollback(): Promise<void>
}

export function openTransaction(pool: pg.Pool, scope: Scope): OpenTransaction {
  const opening: Bound[] = [
    { statement: begin, values: [] },
    { statement: writeScope, values: [scope.tenantId, scope.memberId ?? ''] },
  ]
  let client: pg.PoolClient | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let done = false

  /** One after the other, however many are asked for at once: they share one connection and only the first begins. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }

  async function run(query: CompiledQuery, after: readonly Bound[] = []): Promise<pg.QueryResult> {
    if (done) throw new Error('This transaction is over: a unit of work must not be used after its command has returned')
    if (client) return send(client, query, { after })
    databaseStats.transactions++
    client = await checkOut(pool)
    return send(client, query, { before: opening, after })
  }

  function release(error?: Error) {
    done = true
    client?.release(error)
    client = null
  }

  return {
    db: kyselyOver((query) => inTurn(() => run(query))),
    commit: (last) =>
      inTurn(async () => {
        if (last) await run(last, [{ statement: commit, values: [] }])
        else if (client) await commitAlone(client)
        release()
      }),
    rollback: () =>
      inTurn(async () => {
        if (done || !client) return release()
        const broken = await client.query('rollback').then(
          () => undefined,
          (error: Error) => error,
        )
        release(broken)
      }),
  }
}

// PostgreSQL answers the commit of a transaction with a failed statement by rolling it back, and calls that a success.
async function commitAlone(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('A statement of this transaction had failed, so it was rolled back')
}
