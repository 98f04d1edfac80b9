import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time; `null` where /proc does not tell. */
export type Usage = { server: number; postgres: number } | null

const TICKS_PER_SECOND = 100

/** User and system time so far of the server process and of all processes of its PostgreSQL. Linux only. */
export function usage(serverPid: number, postgresPid: number): Usage {
  try {
    const families = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const backends = families.filter((pid) => parentOf(pid) === postgresPid)
    return { server: timeOf(serverPid), postgres: backends.reduce((sum, pid) => sum + timeOf(Number(pid)), timeOf(postgresPid)) }
  } catch {
    return null
  }
}

/** Proportional set size in MiB of the processes: shared pages counted once between them. */
export function memory(serverPid: number, postgresPid: number): number | null {
  try {
    const backends = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postgresPid)
    return [serverPid, postgresPid, ...backends.map(Number)].reduce((sum, pid) => sum + pssOf(pid), 0)
  } catch {
    return null
  }
}

const fields = (pid: number | string) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function parentOf(pid: string): number {
  try {
    return Number(fields(pid)[1])
  } catch {
    return -1
  }
}

// A process that ended keeps counting in its parent's children (fields 13 and 14).
function timeOf(pid: number): number {
  const of = fields(pid)
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(of[at]), 0) / TICKS_PER_SECOND
}

function pssOf(pid: number): number {
  const line = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m)
  return Number(line?.[1] ?? 0) / 1024
}
