import { type Connection, connectionAs, MigrationFault, migrate, rolePasswords } from '@guildhall/kernel/host'
import { type Config, type Embedded, startEmbedded } from '@guildhall/kernel/runtime'
import type { Logger } from 'pino'
import { Failure } from './failure.ts'
import { modules } from './modules.ts'

export type OpenDatabase = {
  app: Connection
  system: Connection
  /** Names of the migrations that were applied just now. */
  applied: readonly string[]
  /** Of the server, as 180004. */
  serverVersion: number
  embedded: Embedded | null
  stop(): Promise<void>
}

/** Starts or finds PostgreSQL and brings it to the state the modules need. Failures say what to do. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.databaseUrl) return openExternal(config, config.databaseUrl)
  const embedded = await startEmbedded({ dataDir: config.dataDir, log })
  try {
    const migrated = await migrate(embedded.url('owner'), modules)
    return { app: embedded.url('app'), system: embedded.url('system'), ...migrated, embedded, stop: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

async function openExternal(config: Config, owner: string): Promise<OpenDatabase> {
  // Operators who give the roles' own addresses keep their passwords themselves.
  const passwords = config.databaseAppUrl ? null : rolePasswords(config.secretKey)
  try {
    const migrated = await migrate(owner, modules, passwords)
    return {
      app: config.databaseAppUrl ?? connectionAs(owner, 'app', passwords),
      system: config.databaseSystemUrl ?? connectionAs(owner, 'system', passwords),
      ...migrated,
      embedded: null,
      stop: async () => {},
    }
  } catch (error) {
    if (error instanceof MigrationFault) throw error
    throw new Failure(unreachable(owner, error as Error & { code?: string }), { exitCode: 69, cause: error })
  }
}

function unreachable(address: string, { code = '', message }: Error & { code?: string }): string {
  const url = new URL(address)
  const place = `${url.hostname}:${url.port || 5432}`
  const [reason, remedy] = whyUnreachable(code, url) ?? [message || code, 'Check DATABASE_URL']
  return `The database of DATABASE_URL (${place}, database ${url.pathname.slice(1) || 'unnamed'}) cannot be used: ${reason}. ${remedy}, or unset DATABASE_URL to use the embedded PostgreSQL.`
}

function whyUnreachable(code: string, url: URL): [reason: string, remedy: string] | undefined {
  const user = decodeURIComponent(url.username) || 'the user'
  const reasons: Record<string, [string, string]> = {
    ECONNREFUSED: ['nothing answers there', 'Start PostgreSQL, or correct host and port'],
    ENOTFOUND: ['there is no host of that name', 'Correct the host name'],
    EAI_AGAIN: ['the host name could not be looked up', 'Check the network'],
    ETIMEDOUT: ['it did not answer in time', 'Check the network and its firewall'],
    '28P01': [`the password of ${user} is wrong`, 'Correct the password'],
    '28000': [`${user} may not sign in from here`, 'Check pg_hba.conf and the user name'],
    '3D000': ['there is no such database', `Create it with \`createdb\`, owned by ${user}`],
    '42501': [`${user} may not create the roles Guildhall needs`, `Let it: \`alter role ${user} createrole\``],
    '53300': ['it has no connections left', 'Raise its max_connections or lower POOL_SIZE'],
  }
  return reasons[code]
}
