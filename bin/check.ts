// Everything that can be checked in under a minute: format, lint, types, import laws, dead code, pure tests.
import { runAll } from './checks/run.ts'
import { pureTests, staticChecks } from './checks/tasks.ts'

const started = performance.now()
const results = await runAll([pureTests, ...staticChecks], 2)
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name)

console.log(
  `\n${failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
)
process.exitCode = failed.length === 0 ? 0 : 1
