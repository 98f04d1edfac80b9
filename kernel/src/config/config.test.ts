import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from './config.ts'
import { ConfigError } from './config-error.ts'
import { envExample } from './env-example.ts'
import { keepSecretKey } from './secret-key.ts'

const secretKey = 'Zr8q-Lw2m_Tx5v-Bn9k_Hd4s-Jf7c_Pg3y'

test('an empty environment gives a server for this machine only', () => {
  const config = loadConfig({}, { secretKey })
  expect(config).toMatchObject({
    env: 'development',
    port: 3000,
    host: '127.0.0.1',
    publicHost: 'localhost:3000',
    publicProtocol: 'http',
    databaseUrl: undefined,
    demo: false,
    trustProxy: 0,
    corsOrigins: [],
    bodyLimit: 1024 ** 2,
    logLevel: 'debug',
  })
  expect(config.dataDir).toMatch(/^\/.*\/\.data$/)
})

test('the public address follows PORT unless PUBLIC_URL says otherwise', () => {
  expect(loadConfig({ PORT: '8080' }, { secretKey }).publicHost).toBe('localhost:8080')
  const behindProxy = loadConfig({ PORT: '8080', PUBLIC_URL: 'https://example.org' }, { secretKey })
  expect([behindProxy.publicProtocol, behindProxy.publicHost]).toEqual(['https', 'example.org'])
})

test('[API-22] every bad variable is named with what was found and what was expected', () => {
  const error = failing({ PORT: 'eighty', LOG_LEVEL: 'loud', TRUST_PROXY: 'perhaps', PUBLIC_URL: 'https://example.org/hall' })
  expect(error.exitCode).toBe(78)
  expect(error.problems.map((problem) => problem.name)).toEqual(['PORT', 'PUBLIC_URL', 'LOG_LEVEL', 'TRUST_PROXY'])
  expect(error.message).toContain('PORT: found "eighty", expected a whole number from 1 to 65535.')
})

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '3000.5'],
  ['HOST', 'not a host'],
  ['APP_ENV', 'prod'],
  ['DATABASE_URL', 'mysql://root@localhost/x'],
  ['DATABASE_APP_URL', 'guildhall'],
  ['POOL_SIZE', '-1'],
  ['SECRET_KEY', 'short'],
  ['CORS_ORIGINS', 'https://app.example.org/path'],
  ['BODY_LIMIT', 'plenty'],
  ['SHUTDOWN_SECONDS', '0'],
])('[API-22] %s refuses %s', (name, value) => {
  expect(failing({ [name]: value }).problems.map((problem) => problem.name)).toEqual([name])
})

test('[API-22, TST-13] a bad secret is described, never shown', () => {
  const { message } = failing({ SECRET_KEY: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db/x' })
  expect(message).toContain('SECRET_KEY: found 7 characters')
  expect(message).not.toContain('hunter2')
})

test('[API-22] production does not start on a key it was not given', () => {
  const inProduction = () => loadConfig({ APP_ENV: 'production' }, { keepSecretKey: () => secretKey })
  expect(inProduction).toThrow(/SECRET_KEY: found nothing/)
  expect(loadConfig({ APP_ENV: 'production', SECRET_KEY: secretKey }).secretKey).toBe(secretKey)
})

test('[API-22] an address for one database role alone is refused, naming the missing one', () => {
  const url = 'postgres://guildhall@db/guildhall'
  const naming = (env: Record<string, string>) => failing(env).problems.map((problem) => problem.name)
  expect(naming({ DATABASE_URL: url, DATABASE_APP_URL: url })).toEqual(['DATABASE_SYSTEM_URL'])
  expect(naming({ DATABASE_URL: url, DATABASE_SYSTEM_URL: url })).toEqual(['DATABASE_APP_URL'])
  expect(naming({ DATABASE_APP_URL: url, DATABASE_SYSTEM_URL: url })).toEqual(['DATABASE_URL'])
})

test('an empty variable counts as absent', () => {
  expect(loadConfig({ PORT: '', DATABASE_URL: ' ' }, { secretKey })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

test('lists and sizes are parsed', () => {
  const config = loadConfig({ CORS_ORIGINS: 'https://a.example, http://localhost:5173', BODY_LIMIT: '512KB' }, { secretKey })
  expect(config.corsOrigins).toEqual(['https://a.example', 'http://localhost:5173'])
  expect(config.bodyLimit).toBe(524_288)
})

test('a generated key is private, lasts, and is not replaced when it was damaged', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'guildhall-key-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const path = join(dataDir, 'deep', 'secret.key')
  const key = keepSecretKey(join(dataDir, 'deep'))
  expect(key).toHaveLength(64)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(keepSecretKey(join(dataDir, 'deep'))).toBe(key)
  writeFileSync(path, 'cut')
  expect(() => keepSecretKey(join(dataDir, 'deep'))).toThrow(/found 3 characters/)
})

test('[API-22] .env.example is what the schema says (npm run env-example)', () => {
  expect(readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')).toBe(envExample())
})

function failing(env: Record<string, string>): ConfigError {
  try {
    loadConfig(env, { secretKey })
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('The configuration was accepted')
}
