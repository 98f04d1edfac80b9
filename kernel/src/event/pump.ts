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
  let turning: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let wanted = false
  let stopped = false
  let faults = 0

  async function turn(): Promise<number> {
    try {
      const delay = await run()
      faults = 0
      return wanted ? 0 : delay
    } catch (error) {
      report(error)
      return backoff(faults++)
    }
  }

  async function turns(): Promise<void> {
    let delay = 0
    while (delay === 0 && !stopped) {
      wanted = false
      delay = await turn()
    }
    turning = null
    if (!stopped) timer = setTimeout(begin, delay)
  }

  function begin() {
    clearTimeout(timer)
    turning ??= turns()
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
