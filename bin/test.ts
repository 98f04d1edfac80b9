// Everything: static checks, pure tests, stories and laws on PostgreSQL 18 and again on 15, journeys in a browser.
// The last line is always `N passed, N failed, N skipped`.
import { checkStatically, heading, runJourneys, runVitest } from './checks/runners.ts'
import { lastLine, nothing, sum, type Tally } from './checks/tally.ts'
import { startThrowaway } from './checks/throwaway-postgres.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { ensureFileTools } from './ensure-file-tools.ts'
import { ensurePostgres15 } from './ensure-postgres15.ts'
import { ensureRedis } from './ensure-redis.ts'

heading('what the tests need')
const postgres15 = await ensurePostgres15()
const redis = await ensureRedis()
const chromium = await ensureChromium()
const fileTools = await ensureFileTools()
heading('static checks')
const checks = await checkStatically()
const main = await runVitest('tests on PostgreSQL 18', ['pure', 'stories'])
const again =
  'missing' in postgres15 ? absent('the stories on PostgreSQL 15', postgres15.missing) : await runOn15(postgres15.programs)
const journeys = 'missing' in chromium ? absent('the browser journeys', chromium.missing) : await runJourneys(chromium.path)

const servers = [
  ...(redis === null ? [] : [absent('what takes Redis', redis)]),
  ...(fileTools === null ? [] : [absent('what takes clamd, ffmpeg, poppler and Ceph', fileTools)]),
]
const all = sum([checks, main, again, journeys, ...servers])
if (all.notes.length > 0) console.log(`\n${all.notes.join('\n')}`)
console.log(`\n${lastLine(all)}`)
process.exitCode = all.failed === 0 ? 0 : 1

async function runOn15(programs: string): Promise<Tally> {
  const { url, stop } = await startThrowaway(programs)
  try {
    return await runVitest('stories on PostgreSQL 15', ['stories'], url)
  } finally {
    await stop()
  }
}

/** Left out on a machine that cannot have it; in CI, where it can be had, that is a failure. */
function absent(what: string, reason: string): Tally {
  const inCi = process.env.CI === 'true'
  return { ...nothing, ...(inCi ? { failed: 1 } : { skipped: 1 }), notes: [`${inCi ? 'failed' : 'skipped'}: ${what}: ${reason}`] }
}
