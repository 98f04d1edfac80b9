import { connect, createHost, type Host } from '@guildhall/kernel/host'
import { type Config, createClock } from '@guildhall/kernel/runtime'
import type { Logger } from 'pino'
import { shippedManifests } from './blueprints.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { authenticate, modules } from './modules.ts'

export type OpenHost = {
  host: Host
  database: OpenDatabase
  /** Closes the connections, then the embedded PostgreSQL when nobody else uses it. */
  close(): Promise<void>
}

/** The program without its entrances: database started and migrated, modules in place. */
export async function openHost(config: Config, log: Logger): Promise<OpenHost> {
  const database = await openDatabase(config, log)
  let closing = false
  const db = connect({
    app: database.app,
    system: database.system,
    poolSize: config.poolSize,
    onError: (err) => {
      if (!closing) log.warn({ err }, 'A database connection was lost')
    },
  })
  const host = await createHost({ config, log, clock: createClock(), modules, authenticate, db, blueprints: shippedManifests })
  return {
    host,
    database,
    async close() {
      closing = true
      await host.close()
      await database.stop()
    },
  }
}
