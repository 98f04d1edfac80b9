import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../config/make-folder.ts'
import type { Binaries } from './binaries.ts'
import { explain } from './fault.ts'
import { isAlive } from './process.ts'
import type { RunAs } from './run-as.ts'

/** A folder only the database's user may enter. */
export function privateFolder(path: string, user: RunAs) {
  makeFolder(path, 0o700)
  if (user) chownSync(path, user.uid, user.gid)
  if (user || process.getuid?.() !== 0) chmodSync(path, 0o700)
}

/**
 * Creates the cluster unless it is there. It is made beside its place and moved there when finished, so an interrupted
 * creation leaves nothing half-made, and of two processes one wins. Returns whether it is new.
 */
export function ensureCluster({ binaries, clusterDir, user, sync }: Making): boolean {
  if (existsSync(join(clusterDir, 'PG_VERSION'))) return false
  removeAbandoned(clusterDir)
  const draft = `${clusterDir}.new-${process.pid}`
  try {
    makeCluster({ binaries, clusterDir: draft, user, sync })
    renameSync(draft, clusterDir)
    return true
  } catch (error) {
    if (existsSync(join(clusterDir, 'PG_VERSION'))) return false
    throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

type Making = { binaries: Binaries; clusterDir: string; user: RunAs; sync: boolean }

function makeCluster({ binaries, clusterDir, user, sync }: Making) {
  const options = ['--username=guildhall', '--auth=trust', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const made = spawnSync(binaries.initdb, ['-D', clusterDir, ...options, ...(sync ? [] : ['--no-sync'])], {
    ...(user && { uid: user.uid, gid: user.gid }),
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    encoding: 'utf8',
  })
  if (made.status !== 0)
    throw explain(made.error?.message ?? lastWords(made.stderr), clusterDir.replace(/\.new-\d+$/, ''), made.error)
}

/** The first thing that went wrong: what follows is initdb cleaning up. */
const lastWords = (stderr: string): string =>
  stderr.split('\n').find((line) => /error|fatal|panic|could not/i.test(line)) ?? stderr.trim()

function removeAbandoned(clusterDir: string) {
  const parent = join(clusterDir, '..')
  for (const entry of readdirSync(parent)) {
    const pid = /\.new-(\d+)$/.exec(entry)?.[1]
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid))))
      rmSync(join(parent, entry), { recursive: true, force: true })
  }
}
