import css from './form-problem.module.css'
import { useWords } from './words.tsx'

export type ShownProblem = { code: string; sentence: string; errors: readonly { field: string; message: string }[] }

/** The refusal of a form as a sentence above it; the fields at fault say the rest. */
export function FormProblem({ problem }: { problem: ShownProblem | undefined }) {
  const { refusal } = useWords()
  return (
    <div role="alert" className={problem ? css.problem : undefined}>
      {problem ? refusal(problem) : null}
    </div>
  )
}

export const fieldError = (problem: ShownProblem | undefined, field: string): string | undefined =>
  problem?.errors.find((error) => error.field === field)?.message
