import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Runs, rather than having ended and waiting for its parent to notice. */
export const isAlive = (pid: number): boolean => {
  const state = process.platform === 'linux' ? statOf(pid)?.state : ps(pid, 'stat')
  return state !== undefined && state !== '' && !/^[ZX]/.test(state)
}

/** The number is taken, if only by a zombie. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Distinguishes a process from a later one with the same number. */
export const startOf = (pid: number): string => (process.platform === 'linux' ? (statOf(pid)?.start ?? '') : ps(pid, 'lstart'))

/** Is that process a PostgreSQL server of this very cluster? Numbers are reused, in containers within seconds. */
export function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false
  const words = process.platform === 'linux' ? read(`/proc/${pid}/cmdline`).split('\0') : ps(pid, 'command').split(' ')
  return basename(words[0] ?? '').startsWith('postgres') && words.join(' ').includes(clusterDir)
}

function statOf(pid: number): { state: string; start: string } | undefined {
  const text = read(`/proc/${pid}/stat`)
  // The second field is the command in brackets and may itself contain spaces and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return text ? { state: fields[0] ?? '', start: fields[19] ?? '' } : undefined
}

const ps = (pid: number, column: string): string =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
