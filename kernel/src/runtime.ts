// What turns a host into a running program: for apps/server and its command line only.
export { findTenant } from './blueprint/apply/tenant-row.ts'
export { createClock } from './clock/clock.ts'
export { childEnvironment } from './config/child-environment.ts'
export { type Config, type ConfigOverrides, loadConfig } from './config/config.ts'
export { ConfigError } from './config/config-error.ts'
export { envExample } from './config/env-example.ts'
export { makeFolder } from './config/make-folder.ts'
export { keepSecretKey } from './config/secret-key.ts'
export { type Embedded, startEmbedded } from './db/embedded/embedded.ts'
export { EmbeddedFault } from './db/embedded/fault.ts'
export { startDispatcher } from './event/dispatcher.ts'
export { startTail } from './event/tail.ts'
export {
  checkOrigin,
  clearedSessionCookie,
  closeHttp,
  cookieToken,
  createHttp,
  csrfToken,
  developerHeaders,
  type HttpOptions,
  isPlatformHost,
  openApiDocument,
  originOf,
  platform,
  preferredLanguages,
  sessionCookie,
  spendAllowance,
} from './http/index.ts'
export type { RateLimits } from './http/limits.ts'
export { createBoss } from './job/boss.ts'
export { deadJobs, retryJob } from './job/dead.ts'
export { startJobs } from './job/jobs.ts'
export { eraseDue } from './job/kernel-jobs.ts'
export { logContext, withLogContext } from './log/context.ts'
export { createLogger } from './log/logger.ts'
export { registerRealtimeMetrics } from './realtime/counts.ts'
export { type Realtime, startRealtime } from './realtime/realtime.ts'
export { realtimeRoutes } from './realtime/routes.ts'
