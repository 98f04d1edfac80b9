/** What one runner did; `notes` name what failed or was skipped. */
export type Tally = { passed: number; failed: number; skipped: number; notes: readonly string[] }

type VitestReport = {
  testResults: { name: string; status: string; message?: string; assertionResults: { status: string; fullName: string }[] }[]
}
type Spec = { title: string; file: string; tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[] }
type Suite = { specs: Spec[]; suites?: Suite[] }
type PlaywrightReport = { suites: Suite[]; errors: { message?: string }[] }

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, notes: [] }

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((all, { passed }) => all + passed, 0),
  failed: tallies.reduce((all, { failed }) => all + failed, 0),
  skipped: tallies.reduce((all, { skipped }) => all + skipped, 0),
  notes: tallies.flatMap(({ notes }) => notes),
})

/** A file that could not even be loaded counts as one failure: its tests would otherwise vanish from the sum. */
export function tallyVitest(report: VitestReport): Tally {
  return sum(
    report.testResults.map(({ name, status, assertionResults }) => {
      const count = (...wanted: string[]) => assertionResults.filter((result) => wanted.includes(result.status))
      const failed = count('failed')
      const skipped = count('skipped', 'pending', 'todo', 'disabled')
      const unloaded = status === 'failed' && failed.length === 0
      return {
        passed: count('passed').length,
        failed: failed.length + (unloaded ? 1 : 0),
        skipped: skipped.length,
        notes: [
          ...failed.map(({ fullName }) => `failed: ${fullName}`),
          ...(unloaded ? [`failed: ${name} could not be run`] : []),
          ...skipped.map(({ fullName }) => `skipped: ${fullName}`),
        ],
      }
    }),
  )
}

export function tallyPlaywright(report: PlaywrightReport): Tally {
  const specs = report.suites.flatMap(specsOf)
  const named = (status: string) => specs.filter(({ tests }) => tests.some((test) => test.status === status))
  const failed = [...named('unexpected'), ...named('flaky')]
  return {
    passed: named('expected').length,
    failed: failed.length + report.errors.length,
    skipped: named('skipped').length,
    notes: [
      ...failed.map(({ file, title }) => `failed: ${file} ${title}`),
      ...report.errors.map(({ message }) => `failed: ${message?.split('\n')[0]}`),
      ...named('skipped').map(({ file, title }) => `skipped: ${file} ${title}`),
    ],
  }
}

const specsOf = (suite: Suite): Spec[] => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]

/** The last line of `npm test`, which machines read. */
export const lastLine = ({ passed, failed, skipped }: Tally): string => `${passed} passed, ${failed} failed, ${skipped} skipped`
