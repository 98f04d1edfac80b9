import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'
import { makeFolder } from './make-folder.ts'

/**
 * The key of a server that was given none: made on first use, kept in `DATA_DIR/secret.key` (0600), the same ever after.
 * Two processes starting together agree on one. Throws a ConfigError when the kept key was damaged: making another would
 * silently end every session and lose what the old one encrypts.
 */
export function keepSecretKey(dataDir: string): string {
  const path = join(dataDir, 'secret.key')
  const kept = readIfThere(path) ?? create(dataDir, path)
  if (kept.length >= 32) return kept
  throw new ConfigError([
    {
      name: 'SECRET_KEY',
      found: `${kept.length} characters in ${path}`,
      expected: 'the 64 characters this server wrote there; restore that file from a backup',
    },
  ])
}

function create(dataDir: string, path: string): string {
  makeFolder(dataDir)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
