import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from '../config/config.ts'
import { logContext } from './context.ts'
import { scrubLine } from './scrub.ts'

/**
 * JSON lines on standard output: level, time, message, what the caller gave, and the context of the request they belong
 * to. Every finished line is scrubbed, whatever put it together: no secret and no personal datum leaves the process.
 */
export function createLogger(config: Pick<Config, 'logLevel'>, destination: DestinationStream = pino.destination(1)): Logger {
  const scrubbed = { write: (line: string) => destination.write(scrubLine(line)) }
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => logContext(),
      serializers: { err: describeFault, error: describeFault },
    },
    scrubbed,
  )
}

// An allow-list: database errors carry rows (`detail`, `where`) and HTTP errors carry requests.
function describeFault(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault
  const { code, severity, table, constraint, cause } = fault as Error & Record<string, unknown>
  return {
    type: fault.name,
    message: fault.message,
    stack: fault.stack,
    code,
    severity,
    table,
    constraint,
    cause: cause && describeFault(cause),
  }
}
