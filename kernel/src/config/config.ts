import { resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError, type ConfigProblem } from './config-error.ts'
import { isKnownPassword, isKnownSecret } from './known-secrets.ts'
import { notesOf, type VariableName, variables } from './variables.ts'

/** What this process was told about where and how to run. Made once at start; nothing else reads the environment. */
export type Config = {
  env: 'development' | 'test' | 'staging' | 'production'
  port: number
  host: string
  /** `localhost:3000`: the platform's own host; tenants live at `<slug>.<publicHost>`. */
  publicHost: string
  publicProtocol: 'http' | 'https'
  /** Absolute. */
  dataDir: string
  /** Owner connection; undefined: embedded PostgreSQL below dataDir. */
  databaseUrl?: string
  /** Connection as guildhall_app; undefined: the owner's connection, switching role. */
  databaseAppUrl?: string
  /** Connection as guildhall_system; undefined: the owner's connection, switching role. */
  databaseSystemUrl?: string
  poolSize: number
  /** 32 characters or more. */
  secretKey: string
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Known logins and demo content; only `guildhall demo` sets it, no variable can. */
  demo: boolean
  /** How many reverse proxies stand in front; 0: X-Forwarded-* headers count for nothing. */
  trustProxy: number
  /** Origins allowed besides the tenants' own. */
  corsOrigins: readonly string[]
  /** Bytes. */
  bodyLimit: number
  /** May read /metrics from anywhere; without it only this machine may. */
  metricsToken?: string
  shutdownSeconds: number
  /** Browsers may keep pages and unsent words on their devices. */
  serviceWorker: boolean
  /** What several processes share rate limits and presence through; undefined: each keeps its own. */
  redisUrl?: string
  /** Where mail is handed over; undefined: it is kept and shown on screen. */
  mailUrl?: string
  /** What the mail provider signs with when it tells of mails; undefined: it is not listened to. */
  mailWebhookKey?: string
  /** Host names, addresses and ranges outgoing requests may reach although they are not public. */
  outgoingAllowed: readonly string[]
  /** Firebase Cloud Messaging; undefined: apps get no pushes. */
  fcm?: { accountFile: string; url: string }
  /** Where files are kept; undefined: below dataDir. */
  storageUrl?: string
  /** Where files were kept until lately: still read, and copied from. `disk` or as storageUrl. */
  storageBeforeUrl?: string
  /** The virus scanner; undefined: files are not scanned. */
  clamdUrl?: string
}

export type ConfigOverrides = Partial<Config> & {
  /** Where a key comes from when neither SECRET_KEY nor an override has one; not asked in production. */
  keepSecretKey?: (dataDir: string) => string
}

/**
 * Parses the environment. Pure: the same variables always give the same answer, or a `ConfigError` that lists every
 * variable at fault with what was found and what was expected. An empty variable counts as absent.
 */
export function loadConfig(env: Record<string, string | undefined>, overrides: ConfigOverrides = {}): Config {
  const parsed = variables.safeParse(presentOnly(env))
  if (!parsed.success) throw new ConfigError(problemsOf(parsed.error, env))
  refuseHalfOfRoles(parsed.data)
  if (parsed.data.APP_ENV === 'production') refuseKnownSecrets(parsed.data)
  const { keepSecretKey, ...given } = overrides
  const config = { ...shape(parsed.data), ...given }
  return { ...config, secretKey: config.secretKey ?? secretKeyFor(config, keepSecretKey) }
}

type Values = z.output<typeof variables>

function shape(values: Values): Omit<Config, 'secretKey'> & { secretKey?: string } {
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`)
  return {
    env: values.APP_ENV,
    port: values.PORT,
    host: values.HOST,
    publicHost: publicUrl.host,
    publicProtocol: publicUrl.protocol === 'https:' ? 'https' : 'http',
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databaseAppUrl: values.DATABASE_APP_URL,
    databaseSystemUrl: values.DATABASE_SYSTEM_URL,
    poolSize: values.POOL_SIZE,
    secretKey: values.SECRET_KEY,
    logLevel: values.LOG_LEVEL ?? usualLevel[values.APP_ENV],
    demo: false,
    trustProxy: values.TRUST_PROXY,
    corsOrigins: values.CORS_ORIGINS ?? [],
    bodyLimit: values.BODY_LIMIT,
    metricsToken: values.METRICS_TOKEN,
    shutdownSeconds: values.SHUTDOWN_SECONDS,
    serviceWorker: values.SERVICE_WORKER === 'on',
    redisUrl: values.REDIS_URL,
    mailUrl: values.MAIL_URL ?? values.SMTP_URL,
    mailWebhookKey: values.MAIL_WEBHOOK_KEY,
    outgoingAllowed: values.OUTGOING_ALLOW ?? (['development', 'test'].includes(values.APP_ENV) ? thisMachine : []),
    fcm: values.FCM_SERVICE_ACCOUNT ? { accountFile: resolve(values.FCM_SERVICE_ACCOUNT), url: values.FCM_URL } : undefined,
    storageUrl: values.STORAGE_URL,
    storageBeforeUrl: values.STORAGE_BEFORE_URL,
    clamdUrl: values.CLAMD_URL,
  }
}

function refuseHalfOfRoles(values: Values) {
  const [app, system] = [values.DATABASE_APP_URL, values.DATABASE_SYSTEM_URL]
  if (Boolean(app) === Boolean(system) && (values.DATABASE_URL || !app)) return
  const name = !values.DATABASE_URL ? 'DATABASE_URL' : app ? 'DATABASE_SYSTEM_URL' : 'DATABASE_APP_URL'
  throw new ConfigError([
    { name, found: 'nothing', expected: 'DATABASE_URL, DATABASE_APP_URL and DATABASE_SYSTEM_URL together, or the first alone' },
  ])
}

function refuseKnownSecrets(values: Values) {
  const secrets = [values.SECRET_KEY, values.METRICS_TOKEN].map((value) => (value ? isKnownSecret(value) : false))
  const names = (['SECRET_KEY', 'METRICS_TOKEN'] as const).filter((_, place) => secrets[place])
  const urls = (['DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEM_URL'] as const).filter((name) =>
    isKnownPassword(URL.parse(values[name] ?? '')?.password ?? ''),
  )
  const known = [...names, ...urls]
  if (known.length === 0) return
  const found = 'a secret that examples, tests and guides use'
  throw new ConfigError(known.map((name) => ({ name, found, expected: 'one made for this server: `openssl rand -base64 48`' })))
}

const thisMachine = ['127.0.0.0/8', '::1']
const usualLevel = { development: 'debug', test: 'warn', staging: 'info', production: 'info' } as const

function secretKeyFor(config: { env: Config['env']; dataDir: string }, keep: ConfigOverrides['keepSecretKey']): string {
  if (keep && config.env !== 'production') return keep(config.dataDir)
  throw new ConfigError([{ name: 'SECRET_KEY', found: 'nothing', expected: notesOf('SECRET_KEY').expected }])
}

const presentOnly = (env: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(env).filter(([name, value]) => name in variables.shape && value?.trim()))

function problemsOf(error: z.ZodError, env: Record<string, string | undefined>): ConfigProblem[] {
  const names = new Set(error.issues.map((issue) => issue.path[0] as VariableName))
  return [...names].map((name) => {
    const { expected, secret } = notesOf(name)
    const value = env[name] ?? ''
    return { name, expected, found: secret ? `${value.length} characters that are not that` : JSON.stringify(value) }
  })
}
