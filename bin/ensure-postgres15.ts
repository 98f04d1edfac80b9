// Finds Debian's PostgreSQL 15, the oldest version we support, installing it where that is possible. Safe to repeat.
import { existsSync } from 'node:fs'
import { canInstallPackages, installPackages } from './checks/debian.ts'

const programs = '/usr/lib/postgresql/15/bin'

/** The folder with initdb and postgres, or why there is none. */
export async function ensurePostgres15(): Promise<{ programs: string } | { missing: string }> {
  if (existsSync(`${programs}/postgres`)) return { programs }
  if (!canInstallPackages()) return { missing: 'PostgreSQL 15 is not installed, and only root on Debian can install it' }
  const reason = await installPackages('postgresql-15')
  return reason === null ? { programs } : { missing: reason }
}

if (import.meta.main) console.log(await ensurePostgres15())
