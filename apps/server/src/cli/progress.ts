/** Shows what is going on and how long it took: rewritten in place on a terminal, a line each elsewhere. */
export type Progress = { step<T>(what: string, work: () => Promise<T>): Promise<T> }

export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const live = out.isTTY === true
  return {
    async step(what, work) {
      const began = performance.now()
      if (live) out.write(`  … ${what}`)
      const done = (mark: string) => {
        const seconds = ((performance.now() - began) / 1000).toFixed(1)
        out.write(`${live ? '\r\u001b[K' : ''}  ${mark} ${what} (${seconds} s)\n`)
      }
      try {
        const result = await work()
        done('✓')
        return result
      } catch (error) {
        done('✗')
        throw error
      }
    },
  }
}

/** Does the work and shows nothing: for servers whose output is their log. */
export const noProgress: Progress = { step: (_what, work) => work() }
