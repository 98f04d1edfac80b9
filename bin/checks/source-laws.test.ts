import { expect, test } from 'vitest'
import { offencesIn } from './source-laws.ts'

const planted: [name: string, line: string][] = [
  ['process.env', 'const port = process.env.PORT'],
  ['the time', 'const now = Date.now()'],
  ['the time', 'const today = new Date()'],
  ['the time', 'const instant = Temporal.Now.instant()'],
  ['fetch', "const answer = await fetch('https://example.org')"],
  ['console', 'console.log(1)'],
]

test.each(planted)('%s bites in a module: %s', (name, line) => {
  const offences = offencesIn('modules/forum/server/store.ts', `// first line\n${line}\n`)
  expect(offences).toEqual([{ file: 'modules/forum/server/store.ts', line: 2, what: expect.stringContaining(name) }])
})

test.each([
  ['kernel/src/config/read.ts', 'process.env.PORT'],
  ['kernel/src/clock/system.ts', 'Date.now()'],
  ['kernel/src/client/call.ts', 'fetch(url)'],
  ['kernel/src/log/fallback.ts', 'console.error(1)'],
  ['bin/guildhall.ts', 'console.log(process.env.PORT)'],
  ['modules/forum/test/reading.test.ts', 'Date.now()'],
])('%s is the place for it', (file, line) => {
  expect(offencesIn(file, line)).toEqual([])
})

test('words in comments and texts are no offence, nor is a parsed date or a method called fetch', () => {
  const text =
    "/* process.env */ const a = 'Date.now()' // fetch(\nconst b = new Date(iso)\nstore.fetch(b)\nconst c = `https://x`\n"
  expect(offencesIn('modules/forum/server/store.ts', text)).toEqual([])
})

test('files may have 300 lines, screens and tests 400', () => {
  const lines = (count: number) => 'export {}\n'.repeat(count)
  expect(offencesIn('kernel/src/db/pool.ts', lines(300))).toEqual([])
  expect(offencesIn('kernel/src/db/pool.ts', lines(301))).toHaveLength(1)
  expect(offencesIn('modules/forum/web/screens/topic.tsx', lines(400))).toEqual([])
  expect(offencesIn('modules/forum/web/screens/topic.tsx', lines(401))).toHaveLength(1)
})
