import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EmbeddedFault } from './fault.ts'

/** The user PostgreSQL runs as; null: the one this process runs as. */
export type RunAs = { uid: number; gid: number; name: string } | null

/**
 * PostgreSQL refuses to run as root, so root hands it to another user: the owner of an existing database, else
 * `postgres`, else `nobody`.
 */
export function chooseUser(home: string): RunAs {
  const own = process.getuid?.()
  const owner = statSync(home, { throwIfNoEntry: false })
  if (own !== 0) {
    if (owner && owner.uid !== own) throw foreignCluster(home, owner.uid, own)
    return null
  }
  const users = readUsers()
  const chosen =
    users.find((user) => owner && owner.uid !== 0 && user.uid === owner.uid) ??
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody')
  if (chosen) return chosen
  throw new EmbeddedFault(
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody to run it as. Add one (`useradd --system postgres`), start Guildhall as another user, or set DATABASE_URL.',
  )
}

/** Makes sure that user can get to a file or folder, naming the folder that is in the way. */
export function assertReachable(user: RunAs, path: string, remedy: string) {
  if (!user) return
  const { uid, gid, name } = user
  const tried = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid, gid, cwd: '/', env: {} })
  if (tried.status === 0) return
  const blocked = ancestors(path).find((folder) => !mayEnter(folder, user)) ?? path
  throw new EmbeddedFault(
    `PostgreSQL refuses to run as root, so it runs as user ${name} here, and that user may not enter ${blocked}. ${remedy}, open the folder with \`chmod o+x ${blocked}\`, start Guildhall as another user, or set DATABASE_URL.`,
  )
}

function readUsers(): NonNullable<RunAs>[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length > 3)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

function mayEnter(folder: string, { uid, gid }: NonNullable<RunAs>): boolean {
  const found = statSync(folder)
  if (found.uid === uid) return (found.mode & 0o100) !== 0
  if (found.gid === gid) return (found.mode & 0o010) !== 0
  return (found.mode & 0o001) !== 0
}

/** `/`, `/a`, `/a/b` of `/a/b/c`, outermost first. */
function ancestors(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [] : [...ancestors(parent), parent]
}

const foreignCluster = (folder: string, owner: number, own: number | undefined) =>
  new EmbeddedFault(
    `The database in ${folder} belongs to user ${owner} and this runs as user ${own}. Start Guildhall as the user who created it, or hand the folder over with \`chown -R ${own} ${folder}\`.`,
  )
