import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { explain } from './fault.ts'
import { exists, isPostmasterOf } from './process.ts'
import type { RunAs } from './run-as.ts'

/** A running server: its process and the folder of its socket. */
export type Postmaster = { pid: number; socketDir: string }
export type Launch = {
  binaries: Binaries
  clusterDir: string
  socketDir: string
  logFile: string
  user: RunAs
  settings: readonly string[]
}

/** The server already running on this cluster, once it takes connections; null when there is none. */
export async function findRunning(clusterDir: string): Promise<Postmaster | null> {
  for (;;) {
    const noted = readPidFile(clusterDir)
    if (!noted || !isPostmasterOf(noted.pid, clusterDir)) return null
    if (noted.status === 'ready') return { pid: noted.pid, socketDir: noted.socketDir }
    await sleep(20)
  }
}

/**
 * Starts the server, in a session of its own so that Ctrl-C reaches only us, and waits until it takes connections,
 * however long recovery takes.
 */
export async function launch({ binaries, clusterDir, socketDir, logFile, user, settings }: Launch): Promise<Postmaster> {
  removeStaleLocks(clusterDir, socketDir)
  const log = openLog(logFile)
  const from = fstatSync(log).size
  const child = spawn(binaries.postgres, ['-D', clusterDir, '-k', socketDir, ...settings], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  closeSync(log)
  let ended: string | null = null
  child.once('error', (error) => {
    ended = error.message
  })
  child.once('exit', (code, signal) => {
    ended ??= `exit ${code ?? signal}`
  })
  child.unref()
  for (;;) {
    if (ended !== null) throw explain(complaint(logFile, from) || ended, clusterDir)
    const noted = readPidFile(clusterDir)
    if (noted?.pid === child.pid && noted?.status === 'ready') return { pid: noted.pid, socketDir }
    await sleep(5)
  }
}

/** Ends all sessions, writes a checkpoint and stops; after 30 s without, at once, to be recovered at the next start. */
export async function halt({ pid }: Postmaster, clusterDir: string) {
  const gone = () => !isPostmasterOf(pid, clusterDir)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (gone()) return
    process.kill(pid, signal)
    for (let waited = 0; waited < 30_000 && !gone(); waited += 10) await sleep(10)
  }
}

/**
 * PostgreSQL itself replaces the files of a process that is gone. Ones that name a live process of another kind (numbers
 * are reused) or a zombie, which PID 1 may take a minute to reap, would keep it from starting: the pid file and the lock of
 * the socket. Shared memory still guards a cluster with old sessions left.
 */
function removeStaleLocks(clusterDir: string, socketDir: string) {
  for (const path of [join(clusterDir, 'postmaster.pid'), join(socketDir, '.s.PGSQL.5432.lock')]) {
    const pid = Number.parseInt(readIfThere(path)?.split('\n')[0] ?? '', 10)
    if (pid && exists(pid) && !isPostmasterOf(pid, clusterDir)) rmSync(path, { force: true })
  }
}

function readPidFile(clusterDir: string) {
  const lines = readIfThere(join(clusterDir, 'postmaster.pid'))?.split('\n')
  return lines ? { pid: Number(lines[0]), socketDir: lines[4] ?? '', status: lines[7]?.trim() ?? '' } : null
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const TEN_MEGABYTES = 10 * 1024 ** 2

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > TEN_MEGABYTES) renameSync(path, `${path}.1`)
  return openSync(path, 'a+', 0o600)
}

/** The first complaint in what the server wrote since it was started. */
function complaint(path: string, from: number): string {
  const log = openSync(path, 'r')
  const text = Buffer.alloc(16_384)
  const length = readSync(log, text, 0, text.length, from)
  closeSync(log)
  const lines = text.toString('utf8', 0, length).trim().split('\n')
  return (lines.find((line) => /FATAL|PANIC|error while loading|could not/.test(line)) ?? lines.at(-1) ?? '').replace(
    /^.*?(FATAL|PANIC): +/,
    '',
  )
}
