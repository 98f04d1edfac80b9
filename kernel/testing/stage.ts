import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadConfig } from '../src/config/config.ts'
import { createHost, type Host, type TestClock, testClock } from '../src/host.ts'
import { createHttp, type HttpOptions } from '../src/http/index.ts'
import { createLogger } from '../src/log/logger.ts'
import { createDatabase, SECRET_KEY, type TestDatabase } from './database.ts'
import type { Program } from './program.ts'

/** A running program over a database of its own: made once per worker, shared by its tests. */
export type Stage = { host: Host; http: FastifyInstance; clock: TestClock; database: TestDatabase }

const stages = new Map<Program, Promise<Stage>>()
/** Nothing outside this machine answers to it. */
const PUBLIC_URL = 'http://guildhall.test'

export function stageFor(program: Program): Promise<Stage> {
  const known = stages.get(program)
  if (known) return known
  const stage = build(program)
  stages.set(program, stage)
  return stage
}

/** The same program behind a front door with other options, such as rate limits. */
export const httpWith = (host: Host, options: HttpOptions): Promise<FastifyInstance> =>
  createHttp(host, { limits: 'off', checkResponses: true, ...options })

async function build(program: Program): Promise<Stage> {
  const database = await createDatabase(program.modules)
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'guildhall-files-'))
  process.once('exit', () => rmSync(DATA_DIR, { recursive: true, force: true }))
  const config = loadConfig({ APP_ENV: 'test', SECRET_KEY, DATA_DIR, PUBLIC_URL, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' })
  const clock = testClock()
  const log = createLogger(config)
  const { modules, authenticate, blueprints } = program
  const db = database.db
  const host = await createHost({ config, log, clock, modules, authenticate, db, ...(blueprints && { blueprints }) })
  return { host, http: await httpWith(host, {}), clock, database }
}
