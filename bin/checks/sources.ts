// Prints every offence against the source laws and fails if there is one.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { offencesIn } from './source-laws.ts'

const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '*.ts', '*.tsx'])
const present = (file: string) => file !== '' && !file.endsWith('.gen.ts') && !file.endsWith('.d.ts')
const offences = list
  .toString()
  .split('\n')
  .filter(present)
  .flatMap((file) => offencesIn(file, read(file)))

for (const { file, line, what } of offences) console.error(`${file}:${line}  ${what}`)
process.exitCode = offences.length > 0 ? 1 : 0

/** Empty when the file was deleted but not yet committed. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
