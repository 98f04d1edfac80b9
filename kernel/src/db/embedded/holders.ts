import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../config/make-folder.ts'
import { isAlive, startOf } from './process.ts'

let held = 0

/**
 * Notes that this process uses the server, so that whoever stops last, stops it: `guildhall tenant list` beside a running
 * `guildhall serve` must not take the database away. `release` tells whether nobody else is left. The note is all in its
 * name, so there is no moment at which it is half written.
 */
export function hold(folder: string): { release(): boolean } {
  makeFolder(folder)
  const note = join(folder, noteOf(process.pid, held++))
  writeFileSync(note, '')
  return {
    release() {
      rmSync(note, { force: true })
      return !readdirSync(folder).some((name) => isHeld(folder, name))
    },
  }
}

const noteOf = (pid: number, count: number): string => `${pid}-${count}-${encodeURIComponent(startOf(pid))}`

function isHeld(folder: string, name: string): boolean {
  const [pid, count] = name.split('-').map(Number) as [number, number]
  if (isAlive(pid) && noteOf(pid, count) === name) return true
  rmSync(join(folder, name), { force: true })
  return false
}
