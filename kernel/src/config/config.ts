/** Placeholder shape agreed between the parts; the real schema parses process.env. */
export type Config = {
  env: 'development' | 'test' | 'staging' | 'production'
  port: number
  host: string
  /** `localhost:3000`: the platform's own host; tenants live at `<slug>.<publicHost>`. */
  publicHost: string
  publicProtocol: 'http' | 'https'
  dataDir: string
  /** Owner connection; undefined: embedded PostgreSQL below dataDir. */
  databaseUrl?: string
  secretKey: string
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'
  demo: boolean
  trustProxy: boolean
}
