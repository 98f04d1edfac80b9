import { accessSync, constants, statfsSync } from 'node:fs'
import { type Config, createLogger, makeFolder } from '@guildhall/kernel/runtime'
import { explain } from './cli/explain.ts'
import { readSettings } from './cli/settings.ts'
import { openDatabase } from './database.ts'
import { Failure } from './failure.ts'
import { assertPortFree } from './port.ts'
import { version } from './version.ts'

export type Finding = { what: string; well: boolean; says: string }

/** Looks at everything a start needs, one after the other, and goes on where one fails. */
export async function examine(): Promise<Finding[]> {
  const program = {
    what: 'program',
    well: true,
    says: `Guildhall ${version} on Node ${process.versions.node}, ${process.platform}-${process.arch}`,
  }
  let config: Config
  try {
    config = readSettings({ logLevel: 'silent' })
  } catch (error) {
    return [program, { what: 'settings', well: false, says: explain(error).text }]
  }
  const settings = { what: 'settings', well: true, says: `${config.env}, at ${config.publicProtocol}://${config.publicHost}` }
  return [
    program,
    settings,
    await finding('data folder', () => lookAtFolder(config.dataDir)),
    await finding('database', () => lookAtDatabase(config)),
    await finding('port', () => lookAtPort(config)),
  ]
}

async function finding(what: string, look: () => string | Promise<string>): Promise<Finding> {
  try {
    return { what, well: true, says: await look() }
  } catch (error) {
    return { what, well: false, says: explain(error).text }
  }
}

const GIGABYTE = 1024 ** 3

function lookAtFolder(dataDir: string): string {
  makeFolder(dataDir)
  accessSync(dataDir, constants.W_OK)
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  if (free < GIGABYTE / 2)
    throw new Failure(`${dataDir} has ${Math.round(free / 1024 ** 2)} MB left; have 500 MB or more. Free some, or move DATA_DIR.`)
  return `${dataDir}, ${Math.round(free / GIGABYTE)} GB free`
}

async function lookAtDatabase(config: Config): Promise<string> {
  const { serverVersion, embedded, applied, stop } = await openDatabase(config, createLogger({ logLevel: 'silent' }))
  await stop()
  const kind = embedded ? 'embedded' : 'of DATABASE_URL'
  return `PostgreSQL ${Math.floor(serverVersion / 10_000)}.${serverVersion % 10_000}, ${kind}, ${applied.length} migrations applied just now`
}

async function lookAtPort(config: Config): Promise<string> {
  await assertPortFree(config)
  return `${config.port} on ${config.host} is free`
}
