/** One variable at fault. `found` never contains a secret. */
export type ConfigProblem = { name: string; found: string; expected: string }

/** The environment does not say how to run. The process ends with 78 (`EX_CONFIG` of sysexits.h). */
export class ConfigError extends Error {
  readonly exitCode = 78
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ name, found, expected }) => `${name}: found ${found}, expected ${expected}.`).join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}
