import { explain } from './cli/explain.ts'
import { createProgram } from './cli/program.ts'

// Everything below this line of the program throws; here it becomes a sentence and an exit code.
try {
  await createProgram().parseAsync()
} catch (error) {
  const { text, exitCode } = explain(error)
  process.stderr.write(`\n${text}\n`)
  process.exitCode = exitCode
}
