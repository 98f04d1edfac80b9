import { AsyncLocalStorage } from 'node:async_hooks'

/** Written into every log line of one request, job or delivery. Ids only, nothing personal. */
export type LogContext = { requestId?: string; tenant?: string; command?: string; job?: string; subscriber?: string }

const storage = new AsyncLocalStorage<LogContext>()

/** Runs `work` so that every line it logs, however deep, carries the context; inner contexts add to outer ones. */
export const withLogContext = <T>(context: LogContext, work: () => T): T =>
  storage.run({ ...storage.getStore(), ...context }, work)

/** The context of the code that asks; empty outside any. */
export const logContext = (): LogContext => storage.getStore() ?? {}
