// Asks the registry what is known about the packages of the lock file: `npm run advisories`. Needs the network.
import { spawnSync } from 'node:child_process'
import { verdictOf } from './checks/advisories.ts'

const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { encoding: 'utf8', timeout: 120_000 })
const { exitCode, text } = verdictOf(stdout ?? '')
console.log(text)
process.exitCode = exitCode
