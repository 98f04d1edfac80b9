import { Failure } from '../failure.ts'

/** Ctrl-C, SIGTERM, SIGHUP or the death of the starter. */
export type StopSignal = {
  /** Resolves with what it was. */
  asked: Promise<string>
  /** Ends a start that is no longer wanted; called between its steps. */
  check(): void
}

/** Listens from now on. Signals come twice (terminal and starter) and change nothing the second time. */
export function listenForStop(): StopSignal {
  let reason: string | null = null
  const { promise, resolve } = Promise.withResolvers<string>()
  const stop = (why: string) => {
    reason ??= why
    resolve(reason)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
  process.once('disconnect', () => stop('the starter ended'))
  process.channel?.unref()
  return {
    asked: promise,
    check() {
      if (reason !== null) throw new Failure('Stopped while starting.', { exitCode: 130 })
    },
  }
}

/** Ends the process when an orderly stop takes longer than that: nothing acknowledged is lost by it. */
export function cutOffAfter(seconds: number) {
  setTimeout(() => {
    process.stderr.write(`Stopping took more than ${seconds} seconds and was cut off.\n`)
    process.exit(1)
  }, seconds * 1000).unref()
}
