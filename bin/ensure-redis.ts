// Finds Debian's Redis for the tests of several processes, installing it where that is possible. Safe to repeat.
import { existsSync } from 'node:fs'
import { canInstallPackages, installPackages } from './checks/debian.ts'

const program = '/usr/bin/redis-server'

/** Null when it is there, else why it is not. */
export async function ensureRedis(): Promise<string | null> {
  if (existsSync(program)) return null
  if (!canInstallPackages()) return 'Redis is not installed, and only root on Debian can install it'
  return installPackages('redis-server')
}

if (import.meta.main) console.log((await ensureRedis()) ?? program)
