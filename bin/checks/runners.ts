import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, runAll } from './run.ts'
import { type Tally, tallyPlaywright, tallyVitest } from './tally.ts'
import { staticChecks } from './tasks.ts'

const reports = join(root, 'artifacts/reports')

/** Format, lint, types, import laws, dead code: each counts as one test. */
export async function checkStatically(): Promise<Tally> {
  const results = await runAll(staticChecks, 2)
  const failed = results.filter(({ passed }) => !passed)
  return {
    passed: results.length - failed.length,
    failed: failed.length,
    skipped: 0,
    notes: failed.map(({ name }) => `failed: ${name}`),
  }
}

/** Runs vitest; `databaseUrl` instead of the embedded PostgreSQL. */
export async function runVitest(title: string, projects: readonly string[], databaseUrl?: string): Promise<Tally> {
  heading(title)
  const file = reportFile(title)
  const filters = projects.flatMap((project) => ['--project', project])
  const command = ['vitest', 'run', ...filters, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const { passed } = await run({ name: title, command, env: databaseUrl ? { TEST_DATABASE_URL: databaseUrl } : {} }, true)
  return read(file, passed, tallyVitest)
}

/** Runs the browser journeys against a server of their own. */
export async function runJourneys(chromium: string): Promise<Tally> {
  heading('journeys in Chromium')
  const file = reportFile('journeys')
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const { passed } = await run({ name: 'journeys', command: ['playwright', 'test', '--reporter=line,json'], env }, true)
  return read(file, passed, tallyPlaywright)
}

/** A runner that failed without naming a failed test still failed. */
function read<Report>(file: string, ended: boolean, tally: (report: Report) => Tally): Tally {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, notes: [`failed: no report at ${file}`] }
  const counted = tally(JSON.parse(readFileSync(file, 'utf8')))
  if (ended || counted.failed > 0) return counted
  return { ...counted, failed: 1, notes: [...counted.notes, 'failed: the runner itself, see its output'] }
}

function reportFile(title: string): string {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, `${title.toLowerCase().replace(/\W+/g, '-')}.json`)
  rmSync(file, { force: true })
  return file
}

export const heading = (title: string): void => console.log(`\n── ${title} ──`)
