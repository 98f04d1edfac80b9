import type { Host } from '@guildhall/kernel/host'
import { type Config, createLogger } from '@guildhall/kernel/runtime'
import type { Logger } from 'pino'
import type { Progress } from './cli/progress.ts'
import { cutOffAfter, type StopSignal } from './cli/stop-signal.ts'
import { openHost } from './open-host.ts'
import { assertPortFree } from './port.ts'
import { startServing } from './serve.ts'
import { type Running, startEvents, startWork } from './work.ts'

export type Roles = { serve: boolean; work: boolean }
type Program = {
  config: Config
  roles: Roles
  progress: Progress
  stopSignal: StopSignal
  /** What has to be there before the doors open. */
  prepare?: (host: Host) => Promise<void>
  ready: (host: Host) => void
}

/**
 * Starts the program in the roles asked for and runs it until it is asked to stop; then the doors close first, what is
 * under way finishes, and the database goes last. A start that fails or is interrupted stops what it had begun.
 */
export async function runProgram({ config, roles, progress, stopSignal, prepare, ready }: Program): Promise<void> {
  const log = createLogger(config)
  if (roles.serve) await assertPortFree(config)
  await using parts = new AsyncDisposableStack()
  const begin = async <T extends Running>(what: string, start: () => Promise<T>): Promise<T> => {
    stopSignal.check()
    const part = await progress.step(what, start)
    parts.defer(() => part.stop())
    return part
  }

  const { host } = await begin('database', () => open(config, log))
  if (prepare) await prepare(host)
  await begin('events', () => startEvents(host))
  if (roles.work) await begin('jobs', () => startWork(host))
  if (roles.serve) await begin('pages', () => startServing(host))
  ready(host)

  const reason = await stopSignal.asked
  log.info({ reason }, 'Stopping')
  cutOffAfter(config.shutdownSeconds + 15)
}

async function open(config: Config, log: Logger) {
  const { host, close } = await openHost(config, log)
  return { host, stop: close }
}
