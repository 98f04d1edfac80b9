import { expect, test } from 'vitest'
import { lastLine, nothing, sum, tallyPlaywright, tallyVitest } from './tally.ts'

const result = (status: string) => ({ status, fullName: `a ${status} test` })

test('[TST-77] vitest’s results are counted, unloadable files as failures', () => {
  const tally = tallyVitest({
    testResults: [
      { name: 'a.test.ts', status: 'failed', assertionResults: ['passed', 'passed', 'failed', 'skipped', 'todo'].map(result) },
      { name: 'b.test.ts', status: 'failed', assertionResults: [] },
    ],
  })
  expect(lastLine(tally)).toBe('2 passed, 2 failed, 2 skipped')
  expect(tally.notes).toContain('failed: b.test.ts could not be run')
})

test('playwright’s results are counted through nested suites; a flaky test is a failed one', () => {
  const spec = (status: 'expected' | 'unexpected' | 'flaky' | 'skipped') => ({ title: status, file: 'x', tests: [{ status }] })
  const suites = [{ specs: [spec('expected')], suites: [{ specs: [spec('unexpected'), spec('flaky'), spec('skipped')] }] }]
  expect(lastLine(tallyPlaywright({ suites, errors: [{ message: 'no server' }] }))).toBe('1 passed, 3 failed, 1 skipped')
})

test('runners add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3, notes: ['x'] }
  expect(sum([one, nothing, one])).toEqual({ passed: 2, failed: 4, skipped: 6, notes: ['x', 'x'] })
})
