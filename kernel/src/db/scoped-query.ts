import pg from 'pg'

/** A statement prepared once on every connection, by name. */
export type Prepared = { name: string; text: string; sample: readonly string[] }
export type Bound = { statement: Prepared; values: readonly string[] }

/** Scopes one read: tenant for row-level security, and no writes whatever the statement calls. */
export const readScope: Prepared = {
  name: 'gh_read',
  text: "select set_config('app.tenant_id', $1, true), set_config('transaction_read_only', 'on', true)",
  sample: [''],
}
export const writeScope: Prepared = {
  name: 'gh_write',
  text: "select set_config('app.tenant_id', $1, true), set_config('app.member_id', $2, true)",
  sample: ['', ''],
}
export const begin: Prepared = { name: 'gh_begin', text: 'begin', sample: [] }
export const commit: Prepared = { name: 'gh_commit', text: 'commit', sample: [] }
export const everyConnectionPrepares: readonly Prepared[] = [readScope, writeScope, begin, commit]

type Init = {
  text: string
  values: readonly unknown[]
  name: string | undefined
  before: readonly Bound[]
  after: readonly Bound[]
}
type Callback = (error: Error | null, result: pg.QueryResult) => void

/**
 * A statement with others around it in ONE round trip: PostgreSQL's extended protocol runs everything ahead of one Sync
 * in a row and stops at the first error. `before` scopes it to a tenant or opens the transaction, `after` commits.
 * It reaches into pg's Query, so pg's version is pinned and scoped-query.test.ts counts wrong rows under load.
 * Source: PostgreSQL manual, “Message Flow → Extended Query / Pipelining”.
 */
export class ScopedQuery extends (pg as any).Query {
  #before: readonly Bound[]
  #after: readonly Bound[]
  #completed = 0

  constructor(init: Init, callback: Callback) {
    super({ text: init.text, values: init.values, name: init.name }, undefined, callback)
    this.#before = init.before
    this.#after = init.after
    ;(this as any).queryMode = 'extended'
  }

  prepare(connection: any) {
    for (const bound of this.#before) this.#send(connection, bound)
    super.prepare(connection)
  }

  _getRows(connection: any, rows: number) {
    if (this.#after.length === 0) return super._getRows(connection, rows)
    connection.execute({ portal: (this as any).portal, rows })
    for (const bound of this.#after) this.#send(connection, bound)
    connection.sync()
  }

  handleDataRow(message: unknown) {
    if (this.#completed === this.#before.length) super.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, connection: unknown) {
    if (this.#completed++ === this.#before.length) super.handleCommandComplete(message, connection)
  }

  #send(connection: any, bound: Bound) {
    connection.bind({ portal: '', statement: bound.statement.name, values: bound.values, valueMapper: (value: unknown) => value })
    connection.execute({ portal: '', rows: 0 })
  }
}
