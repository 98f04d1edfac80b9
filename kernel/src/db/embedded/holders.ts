import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, startOf } from './process.ts'

let held = 0

/**
 * Notes that this process uses the server, so that whoever stops last, stops it: `guildhall tenant list` beside a running
 * `guildhall serve` must not take the database away. `release` tells whether nobody else is left.
 */
export function hold(folder: string): { release(): boolean } {
  mkdirSync(folder, { recursive: true })
  const note = join(folder, `${process.pid}-${held++}`)
  writeFileSync(note, startOf(process.pid))
  return {
    release() {
      rmSync(note, { force: true })
      return readdirSync(folder).filter((name) => isHeld(folder, name)).length === 0
    },
  }
}

function isHeld(folder: string, name: string): boolean {
  const pid = Number.parseInt(name, 10)
  if (isAlive(pid) && startOf(pid) === readFileSync(join(folder, name), 'utf8')) return true
  rmSync(join(folder, name), { force: true })
  return false
}
