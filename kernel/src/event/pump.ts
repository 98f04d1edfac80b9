/** A loop that sleeps until it is woken or its time has come, never runs twice at once, and outlives faults. */
export type Pump = {
  /** Runs at once, or once more when it is running already. */
  wake(): void
  /** Resolves when the run under way is over; nothing starts after it. */
  stop(): Promise<void>
}

export type PumpOptions = {
  /** One turn of work. Resolves to the milliseconds until the next turn; 0: straight away. */
  run: () => Promise<number>
  report: (error: unknown) => void
}

const FIRST_BACKOFF_MS = 100
const LONGEST_BACKOFF_MS = 5_000

export function pump({ run, report }: PumpOptions): Pump {
  let turning = Promise.resolve()
  let running = false
  let timer: NodeJS.Timeout | undefined
  let wanted = false
  let stopped = false
  let faults = 0

  // Nothing may wait between the end of a turn and `running = false`: a wake in between would be lost.
  async function turns(): Promise<void> {
    running = true
    let delay = 0
    while (delay === 0 && !stopped) {
      wanted = false
      try {
        delay = await run()
        faults = 0
        if (wanted) delay = 0
      } catch (error) {
        report(error)
        delay = backoff(faults++)
      }
    }
    running = false
    if (!stopped) timer = setTimeout(begin, delay)
  }

  function begin() {
    clearTimeout(timer)
    if (!running) turning = turns()
  }

  return {
    wake() {
      wanted = true
      if (!stopped) begin()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await turning
    },
  }
}

/** Milliseconds before the next try after `faults` failures in a row, with up to half of it left to chance. */
export const backoff = (faults: number): number => {
  const full = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(faults, 16))
  return full / 2 + (Math.random() * full) / 2
}
