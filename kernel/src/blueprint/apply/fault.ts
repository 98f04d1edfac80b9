import { formatProblem, type Problem } from '../check/problem.ts'

/** A manifest that cannot be installed. Nothing was changed. */
export class BlueprintFault extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(
      [
        'This blueprint cannot be installed; nothing was changed.',
        ...problems.map((problem) => `  ${formatProblem(problem)}`),
      ].join('\n'),
    )
    this.problems = problems
  }
}
